import CYAML

/// libyaml's parser over bytes that the caller keeps alive, one event after another.
///
/// The only place that touches libyaml's memory. Not copyable, since it frees what it owns.
@safe
struct EventScanner: ~Copyable {
    /// libyaml keeps a pointer to its parser in itself, so the parser must not move.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeBufferPointer<UInt8>

    /// What the text is no YAML for.
    struct SyntaxFault: Error {
        let problem: String
        let line: UInt32
        let column: UInt32
    }

    /// What one step gives.
    enum Step {
        case streamEnd
        case documentStart
        case documentEnd
        case node(Event, anchor: String?)
        case alias(Event, anchor: String)
        case close(Event)
        case other
    }

    /// Starts at the first byte of `text`, which must outlive the scanner.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        // SAFETY: the parser is initialised before any other call and freed by `deinit`; the text
        // outlives it by the caller's promise.
        unsafe self.text = text
        unsafe parser = .allocate(capacity: 1)
        unsafe yaml_parser_initialize(parser)
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    /// Takes the next event; `handle` sees it with the bytes of its scalar.
    func next<Failure: Error>(
        _ handle: (Step, UnsafeBufferPointer<UInt8>) throws(Failure) -> Void,
    ) throws(ScanFailure<Failure>) {
        var event = unsafe yaml_event_t()
        // SAFETY: the event is freed once, after `handle` has returned; its pointers are read only
        // before.
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw .syntax(fault) }
        defer { unsafe yaml_event_delete(&event) }
        do throws(Failure) {
            unsafe try handle(Self.step(event), Self.scalar(event))
        } catch {
            throw .handler(error)
        }
    }

    /// What libyaml says of the text; its reader knows an offset only.
    private var fault: SyntaxFault {
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
        if unsafe parser.pointee.error == YAML_READER_ERROR {
            let before = unsafe text.prefix(parser.pointee.problem_offset)
            let lineBreak = unsafe before.lastIndex(of: UInt8(ascii: "\n"))
            let lead = unsafe before[(lineBreak.map { $0 + 1 } ?? 0)...]
            return unsafe SyntaxFault(
                problem: problem ?? "not readable",
                line: position(before.count { $0 == UInt8(ascii: "\n") }),
                column: position(lead.count { $0 & 0xC0 != 0x80 }))
        }
        let mark = unsafe parser.pointee.problem_mark
        let end = end
        let isBehindEnd = mark.line > end.line
        return SyntaxFault(
            problem: problem ?? "not readable",
            line: position(isBehindEnd ? end.line : mark.line),
            column: position(isBehindEnd ? end.column : mark.column))
    }

    /// Where the text ends, counted from 0.
    ///
    /// At the end of a text without a line break libyaml is on the line below, which nobody sees.
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

    private static func scalar(_ event: yaml_event_t) -> UnsafeBufferPointer<UInt8> {
        guard unsafe event.type == YAML_SCALAR_EVENT else {
            return unsafe UnsafeBufferPointer(start: nil, count: 0)
        }
        return unsafe UnsafeBufferPointer(
            start: event.data.scalar.value, count: event.data.scalar.length)
    }

    private static func step(_ event: yaml_event_t) -> Step {
        switch unsafe event.type {
        case YAML_STREAM_END_EVENT: .streamEnd
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_SCALAR_EVENT:
            unsafe .node(
                make(.scalar, event, isText: isText(event)), anchor: text(event.data.scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            unsafe .node(
                make(.sequenceStart, event), anchor: text(event.data.sequence_start.anchor))
        case YAML_MAPPING_START_EVENT:
            unsafe .node(make(.mappingStart, event), anchor: text(event.data.mapping_start.anchor))
        case YAML_SEQUENCE_END_EVENT: unsafe .close(make(.sequenceEnd, event))
        case YAML_MAPPING_END_EVENT: unsafe .close(make(.mappingEnd, event))
        case YAML_ALIAS_EVENT:
            unsafe .alias(make(.alias, event), anchor: text(event.data.alias.anchor) ?? "")
        default: .other
        }
    }

    private static func make(
        _ kind: Event.Kind, _ event: yaml_event_t, isText: Bool = false,
    ) -> Event {
        let mark = unsafe event.start_mark
        return Event(
            kind: kind, isText: isText, line: UInt32(clamping: mark.line + 1),
            column: UInt32(clamping: mark.column + 1), start: 0, length: 0)
    }

    private static func isText(_ event: yaml_event_t) -> Bool {
        let scalar = unsafe event.data.scalar
        if unsafe scalar.style != YAML_PLAIN_SCALAR_STYLE { return true }
        return unsafe text(scalar.tag) == "tag:yaml.org,2002:str"
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }
}

/// Why a step failed: the text is no YAML, or the handler refused the event.
enum ScanFailure<Failure: Error>: Error {
    case syntax(EventScanner.SyntaxFault)
    case handler(Failure)
}
