/// Something to say about a rule file: what is wrong, where, and what to do.
public struct Diagnostic: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Comparable, Hashable, Sendable {
        /// Worth knowing; the rules mean what they say.
        case info
        /// Probably not what was meant.
        case warning
        /// The file cannot be used as it is.
        case error

        /// Orders by weight: `info` is the least.
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

    /// What the diagnostic is about.
    public var code: DiagnosticCode
    /// How much it matters.
    public var severity: Severity
    /// What is wrong: lower case, no full stop, the user's own words in backticks.
    public var message: String
    /// What to do about it, where something better than the message can be said.
    public var suggestion: String?
    /// The place of the field that the diagnostic is about.
    public var location: RuleLocation

    /// Creates a diagnostic; `suggestion` is left out where there is nothing to suggest.
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
    /// Orders by place, then code, then text, so that a report does not depend on who found what.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.location != right.location { return left.location < right.location }
        return (left.code, left.message) < (right.code, right.message)
    }
}
