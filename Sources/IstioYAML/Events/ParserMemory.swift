package import CYAML

/// libyaml's parser over bytes that the caller keeps alive.
///
/// Not copyable, since it owns memory.
@safe
package struct ParserMemory: ~Copyable {
    /// The parser, for libyaml's functions; it points to itself, so it must not move.
    package let pointer: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeBufferPointer<UInt8>

    /// Starts at the first byte of `text`, which must outlive the parser.
    package init(_ text: UnsafeBufferPointer<UInt8>) {
        // SAFETY: the parser is initialized before any other call and freed by `deinit`; the caller
        // guarantees that the text outlives it.
        unsafe self.text = text
        unsafe pointer = .allocate(capacity: 1)
        unsafe yaml_parser_initialize(pointer)
        unsafe yaml_parser_set_input_string(pointer, text.baseAddress, text.count)
        unsafe yaml_parser_set_encoding(pointer, YAML_UTF8_ENCODING)
    }

    deinit {
        unsafe yaml_parser_delete(pointer)
        unsafe pointer.deallocate()
    }

    /// Reads the next event; `handle` must use it before libyaml frees it.
    package func nextEvent<Failure: Error, Result>(
        _ handle: (yaml_event_t) throws(Failure) -> Result,
    ) throws(ScanError<Failure>) -> Result {
        var event = unsafe yaml_event_t()
        // SAFETY: the event is freed once, after `handle` returns; its pointers are not used
        // afterwards.
        guard unsafe yaml_parser_parse(pointer, &event) == 1 else { throw .syntax(error) }
        defer { unsafe yaml_event_delete(&event) }
        do throws(Failure) {
            return unsafe try handle(event)
        } catch {
            throw .handler(error)
        }
    }

    /// libyaml's error; its reader reports only an offset.
    package var error: SyntaxError {
        let problem = unsafe pointer.pointee.problem.map { unsafe String(cString: $0) }
        if unsafe pointer.pointee.error == YAML_READER_ERROR {
            let before = unsafe text.prefix(pointer.pointee.problem_offset)
            let lineBreak = unsafe before.lastIndex(of: UInt8(ascii: "\n"))
            let lead = unsafe before[(lineBreak.map { $0 + 1 } ?? 0)...]
            return unsafe SyntaxError(
                problem: problem ?? "not readable",
                line: position(before.count { $0 == UInt8(ascii: "\n") }),
                column: position(lead.count { $0 & 0xC0 != 0x80 }))
        }
        let mark = unsafe pointer.pointee.problem_mark
        let end = end
        let isBehindEnd = mark.line > end.line
        return SyntaxError(
            problem: problem ?? "not readable",
            line: position(isBehindEnd ? end.line : mark.line),
            column: position(isBehindEnd ? end.column : mark.column))
    }

    /// The end of the text, counted from 0.
    ///
    /// At the end of a text without a final line break libyaml is on the next line, which users do
    /// not see.
    private var end: (line: Int, column: Int) {
        let text = unsafe String(decoding: text, as: UTF8.self).unicodeScalars
        var end = (line: 0, column: 0)
        var last: Unicode.Scalar = " "
        for scalar in text {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": end = (end.line + 1, 0)
            default: end.column += 1
            }
            last = scalar
        }
        return end
    }

    private func position(_ number: Int) -> UInt32 {
        UInt32(clamping: number + 1)
    }
}
