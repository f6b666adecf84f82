public import IstioConfig

/// The cases of one document of a test file, with the rules under test.
public struct TestSuite: Sendable {
    /// The tool whose format the document has.
    public enum Format: String, Sendable {
        /// Fairlead's own format.
        case fairlead
        /// The format of istio-config-validator.
        case configValidator = "istio-config-validator"
        /// The format of Envoy's router_check_tool.
        case routerCheck = "router_check_tool"
    }

    /// The tool whose format the document has.
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

    /// The number of requests in all cases.
    public var requestCount: Int { cases.reduce(0) { $0 + $1.requestCount } }
}

/// What is expected of one request, or of each of several requests.
public struct TestCase: Sendable {
    /// The name as written, or the short form's text; `nil` for a case named by its request.
    public var name: String?
    /// The requests.
    public var requests: [RequestTable] = []
    /// What is expected; all must hold for each request.
    public var assertions: [Assertion] = []
    /// The case's data for its own tool, for formats of others.
    public var foreign: ForeignCase?
    /// Where the case is written.
    public var location: RuleLocation

    /// Creates an empty case.
    public init(location: RuleLocation) {
        self.location = location
    }

    /// The number of requests in the case.
    public var requestCount: Int { requests.reduce(0) { $0 + $1.count } }

    /// Returns the name of a request, which includes its label if the case has several.
    public func name(of request: TestRequest) -> String {
        guard let name else { return request.label }
        return requestCount == 1 ? name : "\(name) [\(request.label)]"
    }
}

/// What must be known of another tool's case, besides its expectations.
public struct ForeignCase: Sendable {
    /// The tool's format.
    public var format: TestSuite.Format
    /// The parts of the case that have no meaning here, as messages.
    public var notes: [String] = []

    /// Creates the case of a tool.
    public init(_ format: TestSuite.Format) {
        self.format = format
    }
}
