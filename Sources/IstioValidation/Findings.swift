import IstioConfig

/// The findings collected so far.
struct Findings {
    private(set) var all: [Diagnostic] = []
    private let maximum: Int

    /// Creates an empty list; findings beyond `maximum` are dropped.
    init(maximum: Int = .max) {
        self.maximum = maximum
    }

    /// Records that the webhook refuses the object.
    mutating func refuse(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil,
        at location: RuleLocation,
    ) {
        add(.error, code, message, suggestion, location)
    }

    /// Records that the webhook warns.
    mutating func warn(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil,
        at location: RuleLocation,
    ) {
        add(.warning, code, message, suggestion, location)
    }

    /// Warns about an object, unless an annotation of the object suppresses the code.
    mutating func warn(
        _ code: DiagnosticCode, _ message: String, suggestion: String? = nil,
        of metadata: ObjectMetadata, at location: RuleLocation,
    ) {
        if AnalysedObjects.suppresses(code, metadata) { return }
        warn(code, message, suggestion: suggestion, at: location)
    }

    private mutating func add(
        _ severity: Diagnostic.Severity, _ code: DiagnosticCode, _ message: String,
        _ suggestion: String?, _ location: RuleLocation,
    ) {
        if all.count >= maximum { return }
        all.append(
            Diagnostic(severity, code: code, message, suggestion: suggestion, at: location))
    }
}
