import ASCIIText
import RFC3986

/// Envoy's path normalization as Istio enables it (`normalize_path`, BASE).
///
/// Dot segments are resolved, percent-encoded unreserved bytes are decoded, `\` becomes `/`, and a
/// few bytes are encoded; repeated slashes and `%2F` are kept. Source: docs/semantics/envoy.md 2.3
/// and 2.4, and further requests sent to Envoy 1.40.
package struct PathNormalization {
    private let input: ArraySlice<UInt8>
    private var output: [UInt8] = []
    /// The position in the output of the last `%` that does not begin an escape.
    private var strayPercent: Int?

    /// Returns the normalized target without fragment, or `nil` where Envoy replies 400.
    ///
    /// The query is unchanged.
    ///
    /// - Precondition: The target begins with `/`.
    /// - Complexity: linear.
    package static func normalized(_ target: [UInt8]) -> [UInt8]? {
        let whole = target.prefix { $0 != UInt8(ascii: "#") }
        let path = whole.prefix { $0 != UInt8(ascii: "?") }
        let plain = withoutDotParameters(path)
        var normalization = PathNormalization(input: plain[...])
        guard normalization.run() else { return nil }
        return normalization.output + whole[path.endIndex...]
    }

    private init(input: ArraySlice<UInt8>) {
        self.input = input
    }

    /// Removes the parameters of segments of the form `.;…` or `..;…`; encoded dots do not count.
    private static func withoutDotParameters(_ path: ArraySlice<UInt8>) -> [UInt8] {
        guard path.contains(UInt8(ascii: ";")) else { return Array(path) }
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return Array(
            segments.map { segment -> ArraySlice<UInt8> in
                let name = segment.prefix { $0 != UInt8(ascii: ";") }
                return name.elementsEqual(dot) || name.elementsEqual(dot + dot) ? name : segment
            }.joined(separator: [UInt8(ascii: "/")]))
    }

    private static let dot = [UInt8(ascii: ".")]

    private mutating func run() -> Bool {
        var index = input.startIndex
        while index < input.endIndex {
            if output.last == UInt8(ascii: "/"), let end = dotEnd(at: index) {
                index = takeDots(from: index, firstEnd: end)
            } else if Self.isSlash(input[index]) {
                output.append(UInt8(ascii: "/"))
                index += 1
            } else if input[index] == UInt8(ascii: "%") {
                guard let next = takePercent(at: index) else { return false }
                index = next
            } else {
                takePlain(input[index])
                index += 1
            }
        }
        return true
    }

    private static func isSlash(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
    }

    /// The offset after a dot, literal or percent-encoded, or `nil` if there is none.
    private func dotEnd(at index: Int) -> Int? {
        guard index < input.endIndex else { return nil }
        if input[index] == UInt8(ascii: ".") { return index + 1 }
        return escaped(at: index) == UInt8(ascii: ".") ? index + 3 : nil
    }

    /// Resolves `.` and `..` at the beginning of a segment; other segments keep their dot.
    private mutating func takeDots(from index: Int, firstEnd: Int) -> Int {
        if let next = segmentEnd(at: firstEnd) { return next }
        if let secondEnd = dotEnd(at: firstEnd), let next = segmentEnd(at: secondEnd) {
            removeLastSegment()
            return next
        }
        output.append(UInt8(ascii: "."))
        return firstEnd
    }

    /// The offset after the slash that ends a segment here, or the end of the path.
    private func segmentEnd(at index: Int) -> Int? {
        if index == input.endIndex { return index }
        return Self.isSlash(input[index]) ? index + 1 : nil
    }

    /// Keeps the slash before the last segment; the root has no parent.
    private mutating func removeLastSegment() {
        output.removeLast()
        guard let slash = output.lastIndex(of: UInt8(ascii: "/")) else {
            output = [UInt8(ascii: "/")]
            return
        }
        output.removeSubrange((slash + 1)...)
    }

    /// Reads from a percent sign; `nil` for an encoded NUL.
    private mutating func takePercent(at index: Int) -> Int? {
        guard let byte = escaped(at: index) else {
            strayPercent = output.count
            output.append(UInt8(ascii: "%"))
            return index + 1
        }
        if byte == 0 { return nil }
        if URIBytes.isUnreserved(byte) {
            output.append(byte)
            avoidNewEscape(next: index + 3)
        } else {
            output += input[index..<index + 3]
        }
        return index + 3
    }

    /// A decoded byte must not form a new escape with a stray `%`, which then becomes `%25`.
    private mutating func avoidNewEscape(next: Int) {
        guard let percent = strayPercent, percent >= output.count - 3 else { return }
        var tail = Array(output[(percent + 1)...])
        if tail.count == 1, next < input.endIndex { tail.append(input[next]) }
        guard tail.count == 2, ASCII.hexValue(tail[0]) != nil, ASCII.hexValue(tail[1]) != nil
        else {
            return
        }
        output.insert(contentsOf: Array("25".utf8), at: percent + 1)
        strayPercent = nil
    }

    private mutating func takePlain(_ byte: UInt8) {
        if Self.isEncoded(byte) {
            output += [
                UInt8(ascii: "%"), ASCII.hexDigit(byte >> 4), ASCII.hexDigit(byte & 15),
            ]
        } else {
            output.append(byte)
        }
    }

    /// The byte that an escape at this offset encodes.
    private func escaped(at index: Int) -> UInt8? {
        guard index + 2 < input.endIndex, input[index] == UInt8(ascii: "%"),
            let high = ASCII.hexValue(input[index + 1]),
            let low = ASCII.hexValue(input[index + 2])
        else { return nil }
        return high << 4 | low
    }

    /// The bytes that normalization encodes: `"<>^{|}`, the backtick, and all beyond ASCII.
    private static func isEncoded(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x3C, 0x3E, 0x5E, 0x60, 0x7B...0x7D, 0x80...0xFF: true
        default: false
        }
    }
}
