package import IstioConfig

/// Reads typed values from one document's events and collects diagnostics.
///
/// Walks the flat list by position; messages nest only as deep as Istio's schema.
package final class DocumentDecoder {
    let document: DocumentEvents
    let file: SourceFile
    let mode: ConfigurationReader.Mode
    var diagnostics: DiagnosticList
    /// Whether to check objects to which the API server's schema applies.
    let checksSchema: Bool
    var isUnderSchema = false
    /// The number of faults that istiod reports too.
    package private(set) var faultCount = 0

    init(
        _ document: DocumentEvents, file: SourceFile, mode: ConfigurationReader.Mode,
        checksSchema: Bool, diagnostics: DiagnosticList,
    ) {
        self.checksSchema = checksSchema
        self.document = document
        self.file = file
        self.mode = mode
        self.diagnostics = diagnostics
    }

    /// The location of a value.
    package func location(_ index: Int) -> RuleLocation {
        let event = document.events[index]
        return RuleLocation(file: file, line: event.line, column: event.column)
    }

    /// The meaning of a scalar, or `nil` for a collection.
    func plain(_ index: Int) -> PlainScalar? {
        let event = document.events[index]
        guard event.kind == .scalar else { return nil }
        return event.isText ? .text : PlainScalar(document.text(index))
    }

    /// Whether the value is null, which leaves a field unset.
    package func isNull(_ index: Int) -> Bool {
        let event = document.events[index]
        guard event.kind == .scalar, !event.isText, event.length <= 4 else { return false }
        return PlainScalar.isNull(document.scalar(index))
    }

    /// Reports a fault that every reader refuses.
    package func refuse(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil, at index: Int,
    ) {
        faultCount += 1
        diagnostics.add(
            Diagnostic(.error, code: code, message, suggestion: suggestion, at: location(index)))
    }

    /// Reports a fault that istiod ignores: an error, or a warning for a lenient reader.
    func complain(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil, at index: Int,
    ) {
        let severity: Diagnostic.Severity = mode == .strict ? .error : .warning
        diagnostics.add(
            Diagnostic(severity, code: code, message, suggestion: suggestion, at: location(index)))
    }

    /// Reports a value of the wrong type.
    package func wrongType(_ wanted: String, at index: Int, suggestion: String? = nil) {
        let found: String
        switch document.events[index].kind {
        case .sequenceStart: found = "a list"
        case .mappingStart: found = "a mapping"
        default:
            let kind = document.events[index].isText ? "a text" : plain(index)?.description
            found = "`\(shortened(document.text(index)))`, \(kind ?? "a value")"
        }
        refuse(
            .wrongType, "\(wanted) is wanted here, this is \(found)", suggestion: suggestion,
            at: index)
    }

    /// A user's text, truncated if it is too long to print.
    package func shortened(_ text: String) -> String {
        text.utf8.count <= 80 ? text : String(text.prefix(60)) + "…"
    }
}

/// The diagnostics of one file, limited in number.
struct DiagnosticList {
    private(set) var kept: [Diagnostic] = []
    private(set) var dropped = 0
    let maximum: Int

    /// Adds a diagnostic, or counts it once the list is full.
    mutating func add(_ diagnostic: Diagnostic) {
        if kept.count < maximum { kept.append(diagnostic) } else { dropped += 1 }
    }

    /// The diagnostics sorted by location, then the number of those dropped.
    func sorted(of file: SourceFile) -> [Diagnostic] {
        if dropped == 0 { return kept.sorted() }
        let rest = Diagnostic(
            .error, code: .moreFindings, "and \(dropped) more of the kind in this file",
            at: RuleLocation(file: file, line: 1, column: 1))
        return kept.sorted() + [rest]
    }
}
