import CYAML

/// Runs libyaml's parser over bytes that the caller keeps alive, event by event.
///
/// Only this type and ``ParserMemory`` touch libyaml's memory in the reader.
@safe
struct EventScanner: ~Copyable {
    private let parser: ParserMemory

    /// The result of one step.
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
        parser = unsafe ParserMemory(text)
    }

    /// Reads the next event; `handle` receives it with the bytes of its scalar.
    func next<Failure: Error>(
        _ handle: (Step, UnsafeBufferPointer<UInt8>) throws(Failure) -> Void,
    ) throws(ScanError<Failure>) {
        unsafe try parser.nextEvent { (event) throws(Failure) in
            unsafe try handle(Self.step(event), Self.scalar(event))
        }
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
