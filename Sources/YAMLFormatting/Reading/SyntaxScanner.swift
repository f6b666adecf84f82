import CYAML
import IstioYAML

/// libyaml's events and tokens of a text, copied out of its memory.
///
/// The only type of the formatter that touches libyaml's memory.
@safe
struct SyntaxScanner: ~Copyable {
    private let parser: ParserMemory

    /// An event's data besides its position, as passed by libyaml.
    @unsafe
    struct Details {
        var anchor: String?
        var tag: String?
        var value = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    }

    /// The kinds of tokens that matter for comments or that events do not report.
    enum Token {
        case dash
        case tag
        case directive
        case blockScalar
        case other
    }

    /// Starts at the first byte of `text`, which must outlive the scanner.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        parser = unsafe ParserMemory(text)
    }

    /// Reads the next event, except those of the stream; returns `false` at the end.
    func nextEvent<Failure: Error>(
        _ take: (SyntaxEvent, Details) throws(Failure) -> Void,
    ) throws(ScanError<Failure>) -> Bool {
        unsafe try parser.nextEvent { (event) throws(Failure) in
            if unsafe event.type == YAML_STREAM_END_EVENT { return false }
            if let (copy, details) = unsafe Self.copy(of: event) { unsafe try take(copy, details) }
            return true
        }
    }

    /// Reads the next token; returns `nil` at the end.
    func nextToken() throws(SyntaxError) -> (kind: Token, start: Position, end: Position)? {
        var token = unsafe yaml_token_t()
        // SAFETY: the token is freed once and only read before that.
        guard unsafe yaml_parser_scan(parser.pointer, &token) == 1 else { throw parser.error }
        defer { unsafe yaml_token_delete(&token) }
        if unsafe token.type == YAML_NO_TOKEN { return nil }
        return unsafe (
            Self.kind(of: token), Position(token.start_mark), Position(token.end_mark)
        )
    }

    private static func kind(of token: yaml_token_t) -> Token {
        switch unsafe token.type {
        case YAML_BLOCK_ENTRY_TOKEN: .dash
        case YAML_TAG_TOKEN: .tag
        case YAML_VERSION_DIRECTIVE_TOKEN, YAML_TAG_DIRECTIVE_TOKEN: .directive
        case YAML_SCALAR_TOKEN: unsafe isBlock(token.data.scalar.style) ? .blockScalar : .other
        default: .other
        }
    }

    private static func copy(of event: yaml_event_t) -> (SyntaxEvent, Details)? {
        guard let kind = unsafe kind(of: event.type) else { return nil }
        var copy = unsafe SyntaxEvent(
            kind: kind, start: Position(event.start_mark), end: Position(event.end_mark))
        var details = unsafe Details()
        switch kind {
        case .scalar:
            let scalar = unsafe event.data.scalar
            copy.style =
                unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
                ? .plain : isBlock(scalar.style) ? .block : .other
            unsafe details.anchor = text(scalar.anchor)
            unsafe details.tag = text(scalar.tag)
            unsafe details.value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        case .alias: unsafe details.anchor = text(event.data.alias.anchor)
        case .sequenceStart:
            let start = unsafe event.data.sequence_start
            copy.style = unsafe start.style == YAML_FLOW_SEQUENCE_STYLE ? .sourceFlow : .other
            unsafe details.anchor = text(start.anchor)
            unsafe details.tag = text(start.tag)
        case .mappingStart:
            let start = unsafe event.data.mapping_start
            copy.style = unsafe start.style == YAML_FLOW_MAPPING_STYLE ? .sourceFlow : .other
            unsafe details.anchor = text(start.anchor)
            unsafe details.tag = text(start.tag)
        case .documentStart, .documentEnd, .sequenceEnd, .mappingEnd: break
        }
        return unsafe (copy, details)
    }

    private static func kind(of type: yaml_event_type_t) -> SyntaxEvent.Kind? {
        switch type {
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_SCALAR_EVENT: .scalar
        case YAML_ALIAS_EVENT: .alias
        case YAML_SEQUENCE_START_EVENT: .sequenceStart
        case YAML_SEQUENCE_END_EVENT: .sequenceEnd
        case YAML_MAPPING_START_EVENT: .mappingStart
        case YAML_MAPPING_END_EVENT: .mappingEnd
        default: nil
        }
    }

    private static func isBlock(_ style: yaml_scalar_style_t) -> Bool {
        style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }
}
