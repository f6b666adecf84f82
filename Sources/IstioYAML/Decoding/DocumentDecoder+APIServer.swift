import IstioConfig

/// What the API server's schema refuses although istiod accepts it.
///
/// Source: docs/semantics/istio.md 1.14 (`required` keys, types, the rule on durations) and the
/// schema's recorded verdicts; codes VS230 to VS233.
extension DocumentDecoder {
    /// Reports missing fields and null fields of a message.
    func checkAgainstSchema<Message>(
        _ entries: MappingEntries, _ schema: MessageSchema<Message>, at index: Int,
    ) {
        guard isUnderSchema else { return }
        for field in schema.required where !entries.contains(where: { $0.name == field }) {
            refuseBySchema(
                .missingField, "`\(field)` is missing in \(schema.name)", "add it", at: index)
        }
        for entry in entries
        where isNull(entry.value) && schema.fields[entry.name] != nil
            && !schema.nullable.contains(entry.name)
        {
            refuseNull(at: entry.value)
        }
    }

    /// Reports a null where the schema requires a value.
    func refuseNull(at index: Int) {
        refuseBySchema(
            .unexpectedNull, "the API server refuses null here", "leave it out, or write `{}`",
            at: index)
    }

    /// Reports a value that istiod accepts and the API server refuses.
    func refuseType(_ wanted: String, at index: Int) {
        refuseBySchema(
            .typeOnlyIstiodTakes,
            "the API server wants \(wanted) here, not `\(shortened(document.text(index)))`",
            nil, at: index)
    }

    /// Reports a duration that the API server's rule refuses.
    func checkAgainstSchema(_ duration: ProtoDuration, at index: Int) {
        if duration.nanoseconds < 1_000_000 {
            refuseBySchema(
                .durationTooShortForAPIServer, "the API server refuses a duration below 1ms", nil,
                at: index)
        }
    }

    private func refuseBySchema(
        _ code: DiagnosticCode, _ message: String, _ suggestion: String?, at index: Int,
    ) {
        guard isUnderSchema else { return }
        diagnostics.add(
            Diagnostic(.error, code: code, message, suggestion: suggestion, at: location(index)))
    }
}
