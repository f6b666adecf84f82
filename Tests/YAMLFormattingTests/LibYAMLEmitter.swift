import CYAML
import Foundation

/// libyaml's own emitter, which defines the canonical layout.
enum LibYAMLEmitter {
    /// Returns a text as libyaml writes it in block style, or `nil` if it is not YAML.
    ///
    /// Non-plain scalars become double-quoted, or literal blocks if they have several lines.
    static func emit(_ text: [UInt8]) -> [UInt8]? {
        var output = Data()
        var parser = unsafe yaml_parser_t()
        var emitter = unsafe yaml_emitter_t()
        // SAFETY: both are initialized before use and freed once; neither outlives the text or the
        // output; an emitted event belongs to the emitter.
        unsafe yaml_parser_initialize(&parser)
        unsafe yaml_emitter_initialize(&emitter)
        defer {
            unsafe yaml_parser_delete(&parser)
            unsafe yaml_emitter_delete(&emitter)
        }
        return unsafe text.withUnsafeBufferPointer { buffer in
            unsafe withUnsafeMutablePointer(to: &output) { output in
                unsafe yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
                unsafe yaml_emitter_set_output(&emitter, append, output)
                unsafe yaml_emitter_set_unicode(&emitter, 1)
                unsafe yaml_emitter_set_width(&emitter, -1)
                var isAtEnd = false
                while !isAtEnd {
                    var event = unsafe yaml_event_t()
                    guard unsafe yaml_parser_parse(&parser, &event) == 1 else { return nil }
                    unsafe isAtEnd = event.type == YAML_STREAM_END_EVENT
                    unsafe choose(&event)
                    guard unsafe yaml_emitter_emit(&emitter, &event) == 1 else { return nil }
                }
                return unsafe Array(output.pointee)
            }
        }
    }

    /// Makes all collections blocks, as the canonical form does except for short flow collections.
    private static func choose(_ event: inout yaml_event_t) {
        switch unsafe event.type {
        case YAML_DOCUMENT_START_EVENT: unsafe event.data.document_start.implicit = 1
        case YAML_DOCUMENT_END_EVENT: unsafe event.data.document_end.implicit = 1
        case YAML_SEQUENCE_START_EVENT:
            unsafe event.data.sequence_start.style = YAML_BLOCK_SEQUENCE_STYLE
        case YAML_MAPPING_START_EVENT:
            unsafe event.data.mapping_start.style = YAML_BLOCK_MAPPING_STYLE
        case YAML_SCALAR_EVENT where unsafe event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE:
            let scalar = unsafe event.data.scalar
            let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let hasLines = unsafe value.contains(UInt8(ascii: "\n"))
            unsafe event.data.scalar.style =
                hasLines ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE
        default: break
        }
    }
}

/// Appends the emitter's output to the `Data` that was passed with it.
private func append(
    _ output: UnsafeMutableRawPointer?, _ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int,
) -> CInt {
    guard let output = unsafe output, let bytes = unsafe bytes else { return 0 }
    // SAFETY: the emitter passes back the `Data`, and bytes that live for this call.
    unsafe output.assumingMemoryBound(to: Data.self).pointee.append(bytes, count: count)
    return 1
}
