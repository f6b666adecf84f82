package import IstioConfig

/// Reads typed values out of one document's events and collects what is wrong with them.
///
/// Walks the flat list by position; messages nest only as deep as Istio's schema does.
package final class DocumentDecoder {
    let document: DocumentEvents
    let file: SourceFile
    let mode: ConfigurationReader.Mode
    var diagnostics: DiagnosticList
    /// Whether the API server's schema is looked at, and applies to the object at hand.
    let checksSchema: Bool
    var isUnderSchema = false
    /// How many faults there were that istiod stumbles over too.
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

    /// The place of a value.
    package func location(_ index: Int) -> RuleLocation {
        let event = document.events[index]
        return RuleLocation(file: file, line: event.line, column: event.column)
    }

    /// What a scalar means, or `nil` for a collection.
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

    /// Notes a fault that every reader refuses.
    package func refuse(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil, at index: Int,
    ) {
        faultCount += 1
        diagnostics.add(
            Diagnostic(.error, code: code, message, suggestion: suggestion, at: location(index)))
    }

    /// Notes a fault that istiod overlooks: an error, but for a lenient reader a warning.
    func complain(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil, at index: Int,
    ) {
        let severity: Diagnostic.Severity = mode == .strict ? .error : .warning
        diagnostics.add(
            Diagnostic(severity, code: code, message, suggestion: suggestion, at: location(index)))
    }

    /// Notes a value of the wrong type.
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

    /// A user's text, cut where it would fill the screen.
    package func shortened(_ text: String) -> String {
        text.utf8.count <= 80 ? text : String(text.prefix(60)) + "…"
    }
}

/// The diagnostics of one file, bounded in number.
struct DiagnosticList {
    private(set) var kept: [Diagnostic] = []
    private(set) var dropped = 0
    let maximum: Int

    /// Adds a diagnostic, or counts it once the list is full.
    mutating func add(_ diagnostic: Diagnostic) {
        if kept.count < maximum { kept.append(diagnostic) } else { dropped += 1 }
    }

    /// All diagnostics by place, and how many more there were.
    func sorted(of file: SourceFile) -> [Diagnostic] {
        if dropped == 0 { return kept.sorted() }
        let rest = Diagnostic(
            .error, code: .moreFindings, "and \(dropped) more of the kind in this file",
            at: RuleLocation(file: file, line: 1, column: 1))
        return kept.sorted() + [rest]
    }
}
