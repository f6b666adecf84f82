import ASCIIText
import RFC3986

/// Envoy's path normalization, written to a thread's own memory.
///
/// Most targets need none, which one pass over the bytes determines. The others are rewritten like
/// ``PathNormalization``, which is the specification and is compared with this.
struct PathNormalizer: ~Copyable, Sendable {
    private let classes = ByteClassTable(ByteClass.table)

    /// A target after normalization.
    struct NormalizedTarget: BitwiseCopyable {
        var target: Bytes
        /// The length of the path before the query.
        var pathLength: Int
    }

    /// Normalizes a target; `nil` if it is refused, is not a path, or does not fit in the memory.
    ///
    /// - Complexity: linear.
    @inline(__always)
    func normalize(_ target: Bytes, _ arena: inout ByteArena) -> NormalizedTarget? {
        if target.count == 0 || target[0] != UInt8(ascii: "/") { return nil }
        let first = skipPlain(target, from: 1)
        if first == target.count { return NormalizedTarget(target: target, pathLength: first) }
        return normalize(target, from: first, &arena)
    }

    /// Normalizes a target from its first byte that needs a closer look.
    @inline(never)
    private func normalize(_ target: Bytes, from first: Int, _ arena: inout ByteArena)
        -> NormalizedTarget?
    {
        var isPlain = true
        var pathEnd = -1
        var end = target.count
        var index = first
        while index < end {
            let byte = target[index]
            switch classes[byte] {
            case ByteClass.refused: return nil
            case ByteClass.fragment: end = index
            case ByteClass.question: if pathEnd < 0 { pathEnd = index }
            case ByteClass.dot:
                if pathEnd < 0 && target[index - 1] == UInt8(ascii: "/") { isPlain = false }
            case ByteClass.special: if pathEnd < 0 { isPlain = false }
            default: break
            }
            index = skipPlain(target, from: index + 1)
        }
        // The bytes of a fragment must be allowed too.
        while index < target.count {
            if classes[target[index]] == ByteClass.refused { return nil }
            index += 1
        }
        if pathEnd < 0 { pathEnd = end }
        if isPlain {
            return NormalizedTarget(target: target.part(from: 0, count: end), pathLength: pathEnd)
        }
        let path = target.part(from: 0, count: pathEnd)
        let query = target.part(from: pathEnd, count: end - pathEnd)
        return Self.rewrite(path, query, &arena)
    }

    /// The position of the next byte that needs a closer look, eight bytes at a time if possible.
    @inline(__always)
    private func skipPlain(_ target: Bytes, from first: Int) -> Int {
        var index = first
        while index <= target.count &- 8 {
            if classes.union(of: target.word(at: index)) != ByteClass.plain { break }
            index &+= 8
        }
        while index < target.count && classes[target[index]] == ByteClass.plain { index &+= 1 }
        return index
    }

    /// Rewrites a path into the arena, followed by the query.
    @inline(never)
    private static func rewrite(
        _ path: Bytes, _ query: Bytes, _ arena: inout ByteArena,
    ) -> NormalizedTarget? {
        let start = arena.count
        var pass = PathNormalizationPass(path, start: start)
        if !pass.run(&arena) { return nil }
        let pathLength = arena.count - start
        arena.append(query)
        if arena.isOverfull { return nil }
        return NormalizedTarget(target: arena.bytes(from: start), pathLength: pathLength)
    }
}

/// A path being written to the arena; the steps are those of `PathNormalization`.
struct PathNormalizationPass {
    private let input: Bytes
    private let start: Int
    /// The position in the output of the last `%` that does not begin an escape, -1 for none.
    private var strayPercent = -1

    init(_ input: Bytes, start: Int) {
        self.input = input
        self.start = start
    }

    /// Writes the path; `false` for an encoded NUL, and for dot segments with parameters.
    mutating func run(_ output: inout ByteArena) -> Bool {
        var index = 0
        while index < input.count {
            let byte = input[index]
            if endsWithSlash(output), let end = dotEnd(at: index) {
                index = takeDots(from: index, firstEnd: end, &output)
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") {
                output.append(UInt8(ascii: "/"))
                index += 1
            } else if byte == UInt8(ascii: "%") {
                guard let next = takePercent(at: index, &output) else { return false }
                index = next
            } else {
                // Envoy cuts parameters off dot segments: rare enough for the slow path.
                if byte == UInt8(ascii: ";") && input[index - 1] == UInt8(ascii: ".") {
                    return false
                }
                takePlain(byte, &output)
                index += 1
            }
        }
        return true
    }

    private func endsWithSlash(_ output: borrowing ByteArena) -> Bool {
        output.count > start && output[output.count - 1] == UInt8(ascii: "/")
    }

    /// The offset after a dot, plain or percent-encoded, or `nil` if there is none.
    private func dotEnd(at index: Int) -> Int? {
        if index >= input.count { return nil }
        if input[index] == UInt8(ascii: ".") { return index + 1 }
        return escaped(at: index) == UInt8(ascii: ".") ? index + 3 : nil
    }

    private func takeDots(from index: Int, firstEnd: Int, _ output: inout ByteArena) -> Int {
        if let next = segmentEnd(at: firstEnd) { return next }
        if let secondEnd = dotEnd(at: firstEnd), let next = segmentEnd(at: secondEnd) {
            removeLastSegment(&output)
            return next
        }
        output.append(UInt8(ascii: "."))
        return firstEnd
    }

    private func segmentEnd(at index: Int) -> Int? {
        if index == input.count { return index }
        let byte = input[index]
        return byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") ? index + 1 : nil
    }

    /// Keeps the slash before the last segment; nothing is above the root.
    private func removeLastSegment(_ output: inout ByteArena) {
        var length = output.count - 1
        while length > start && output[length - 1] != UInt8(ascii: "/") { length -= 1 }
        output.truncate(to: max(length, start + 1))
    }

    /// Reads what begins with a percent sign; `nil` for an encoded NUL.
    private mutating func takePercent(at index: Int, _ output: inout ByteArena) -> Int? {
        guard let byte = escaped(at: index) else {
            strayPercent = output.count
            output.append(UInt8(ascii: "%"))
            return index + 1
        }
        if byte == 0 { return nil }
        if URIBytes.isUnreserved(byte) {
            output.append(byte)
            avoidNewEscape(next: index + 3, &output)
        } else {
            output.append(input.part(from: index, count: 3))
        }
        return index + 3
    }

    /// A decoded byte must not complete a new escape with a stray `%`, which becomes `%25` then.
    private mutating func avoidNewEscape(next: Int, _ output: inout ByteArena) {
        if strayPercent < 0 || strayPercent < output.count - 3 { return }
        let tailCount = output.count - strayPercent - 1
        if tailCount < 1 || tailCount > 2 { return }
        let first = output[strayPercent + 1]
        let second: UInt8
        if tailCount == 2 {
            second = output[strayPercent + 2]
        } else {
            if next >= input.count { return }
            second = input[next]
        }
        if ASCII.hexValue(first) == nil || ASCII.hexValue(second) == nil { return }
        output.insert(UInt8(ascii: "2"), UInt8(ascii: "5"), at: strayPercent + 1)
        strayPercent = -1
    }

    private func takePlain(_ byte: UInt8, _ output: inout ByteArena) {
        switch byte {
        case 0x22, 0x3C, 0x3E, 0x5E, 0x60, 0x7B...0x7D:
            output.append(UInt8(ascii: "%"))
            output.append(ASCII.hexDigit(byte >> 4))
            output.append(ASCII.hexDigit(byte & 15))
        default: output.append(byte)
        }
    }

    /// The byte that the escape at this offset encodes.
    private func escaped(at index: Int) -> UInt8? {
        if index + 2 >= input.count || input[index] != UInt8(ascii: "%") { return nil }
        guard let high = ASCII.hexValue(input[index + 1]),
            let low = ASCII.hexValue(input[index + 2])
        else { return nil }
        return high << 4 | low
    }
}
