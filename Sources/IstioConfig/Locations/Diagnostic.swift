/// A finding in a rule file: what is wrong, where, and what to do.
public struct Diagnostic: Hashable, Sendable {
    /// How severe the finding is.
    public enum Severity: String, Comparable, Hashable, Sendable {
        /// Worth knowing; the rules work as written.
        case info
        /// Probably not intended.
        case warning
        /// The file cannot be used as it is.
        case error

        /// Orders by severity: `info` is the least.
        public static func < (left: Severity, right: Severity) -> Bool {
            left.weight < right.weight
        }

        private var weight: Int {
            switch self {
            case .info: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// The kind of finding.
    public var code: DiagnosticCode
    /// How severe the finding is.
    public var severity: Severity
    /// What is wrong: lower case, no full stop, the user's own words in backticks.
    public var message: String
    /// How to fix it, if the message does not already say.
    public var suggestion: String?
    /// The location of the field that the diagnostic is about.
    public var location: RuleLocation

    /// Creates a diagnostic; omit `suggestion` if there is nothing to suggest.
    public init(
        _ severity: Severity, code: DiagnosticCode, _ message: String,
        suggestion: String? = nil, at location: RuleLocation,
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.suggestion = suggestion
        self.location = location
    }
}

extension Diagnostic: Comparable {
    /// Orders by location, then code, then text, so that reports do not depend on check order.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.location != right.location { return left.location < right.location }
        return (left.code, left.message) < (right.code, right.message)
    }
}
