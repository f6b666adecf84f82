public import IstioConfig

/// The cases of one document of a test file, with the rules that they are about.
public struct TestSuite: Sendable {
    /// Whose format the document is in.
    public enum Format: String, Sendable {
        /// Ours.
        case fairlead
        /// istio-config-validator's.
        case configValidator = "istio-config-validator"
        /// That of Envoy's router_check_tool.
        case routerCheck = "router_check_tool"
    }

    /// Whose format the document is in.
    public var format: Format
    /// The files and folders of the rules as written, relative to the test file.
    public var rules: [Located<String>] = []
    /// The cases, in order.
    public var cases: [TestCase] = []
    /// Where the document begins.
    public var location: RuleLocation

    /// Creates a suite without cases.
    public init(_ format: Format, location: RuleLocation) {
        self.format = format
        self.location = location
    }

    /// How many requests all cases have together.
    public var requestCount: Int { cases.reduce(0) { $0 + $1.requestCount } }
}

/// What is expected of one request, or of each of several.
public struct TestCase: Sendable {
    /// The name as written, or what the short form says; `nil` for a case that its request names.
    public var name: String?
    /// The requests.
    public var requests: [RequestTable] = []
    /// What is expected; all must hold for each request.
    public var assertions: [Assertion] = []
    /// What the case's own tool would say of it, for formats of others.
    public var foreign: ForeignCase?
    /// Where the case is written.
    public var location: RuleLocation

    /// Creates a case that asks nothing.
    public init(location: RuleLocation) {
        self.location = location
    }

    /// How many requests the case has.
    public var requestCount: Int { requests.reduce(0) { $0 + $1.count } }

    /// Returns what a request of the case is called, alone or among others.
    public func name(of request: TestRequest) -> String {
        guard let name else { return request.label }
        return requestCount == 1 ? name : "\(name) [\(request.label)]"
    }
}

/// What must be known of a case of another tool, beside what it expects.
public struct ForeignCase: Sendable {
    /// Whose case it is.
    public var format: TestSuite.Format
    /// What of the case has no meaning here, for people.
    public var notes: [String] = []

    /// Creates the case of a tool.
    public init(_ format: TestSuite.Format) {
        self.format = format
    }
}
