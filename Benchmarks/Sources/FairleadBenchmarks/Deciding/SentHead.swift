import Fairlead

/// What a proxy forwards, written part by part into its own memory without allocating.
///
/// One line a part: cluster, authority and path, or status and Location; then a line for each
/// header operation. The tree's effects and the hand-written floor both write it, so they can be
/// compared byte for byte.
@safe
final class SentHead {
    // INVARIANT: initialized and freed by `self`; `count` bytes of it are written.
    private let memory: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    init() {
        unsafe memory = .allocate(capacity: 4_096)
        unsafe memory.initialize(repeating: 0)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// What was written last.
    var text: String { unsafe String(decoding: memory[..<count], as: UTF8.self) }

    /// Begins a head.
    func begin() {
        count = 0
    }

    /// Writes the whole effect of a decision.
    func write(_ effect: borrowing RequestEffect, authority: Span<UInt8>, target: Span<UInt8>) {
        begin()
        if let cluster = effect.clusterName {
            append(cluster)
            end()
            if let rewritten = effect.authority { append(rewritten) } else { append(authority) }
            end()
            if render({ effect.writePath(to: &$0) }) == .unchanged { append(target) }
            end()
            write(effect.requestOperations)
        } else {
            append(number: effect.status ?? 0)
            end()
            _ = render { effect.writeLocation(to: &$0) }
            end()
            if let body = effect.body { append(body) }
            write(effect.localReplyOperations)
        }
    }

    private func write(_ operations: consuming HeaderOperations) {
        while let operation = operations.next() {
            let start = count
            append(operation.name)
            append(byte: UInt8(ascii: Self.mark(operation.kind)))
            if let fixed = operation.fixedValue {
                append(fixed)
            } else if render({ operation.writeValue(to: &$0) }) == .unchanged {
                // An operation whose value renders empty is not carried out.
                if operation.kind != .remove {
                    count = start
                    continue
                }
            }
            end()
        }
    }

    private static func mark(_ kind: HeaderOperation.Kind) -> Unicode.Scalar {
        switch kind {
        case .remove: "-"
        case .set: "="
        case .add: "+"
        case .join: ","
        }
    }

    /// Ends a line.
    func end() {
        append(byte: UInt8(ascii: "\n"))
    }

    /// Appends bytes.
    func append(_ bytes: Span<UInt8>) {
        unsafe precondition(bytes.count <= memory.count - count, "a head is at most 4 KiB")
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress, let place = unsafe memory.baseAddress else {
                return
            }
            // SAFETY: the precondition keeps the bytes inside the memory.
            unsafe (place + count).update(from: start, count: source.count)
        }
        count += bytes.count
    }

    /// Appends a constant text.
    func append(_ text: StaticString) {
        // SAFETY: static strings live as long as the process.
        append(
            unsafe Span(
                _unsafeStart: UnsafePointer(text.utf8Start), count: text.utf8CodeUnitCount))
    }

    private func append(byte: UInt8) {
        unsafe precondition(count < memory.count, "a head is at most 4 KiB")
        unsafe memory[count] = byte
        count += 1
    }

    private func append(number: UInt32) {
        var divisor: UInt32 = 100
        while divisor > 0 {
            append(byte: UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
            divisor /= 10
        }
    }

    private func render(_ write: (inout OutputSpan<UInt8>) -> WriteResult) -> WriteResult {
        // SAFETY: the rest of the memory is bytes, and the span is gone before the call ends.
        var output = unsafe OutputSpan(
            buffer: UnsafeMutableBufferPointer(rebasing: memory[count...]), initializedCount: 0)
        let result = write(&output)
        count += unsafe output.finalize(for: UnsafeMutableBufferPointer(rebasing: memory[count...]))
        return result
    }
}
