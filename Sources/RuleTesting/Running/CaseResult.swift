public import IstioConfig
public import IstioLinking
public import Routing

/// The result of one request of a case.
public struct CaseResult: Sendable {
    /// The name of the case and request.
    public let name: String
    /// Where the case is written.
    public let location: RuleLocation
    /// What is not as expected; empty for a pass.
    public let failures: [Failure]
    /// The request.
    public let request: TestRequest
    /// The proxy that decided.
    public let proxy: Proxy
    /// The table that decided; coverage counts its routes.
    package let table: RouteTable
    /// The linker of the table, so that its decisions can be explained.
    public let linker: Linker
    /// The rules as written.
    public let configuration: Configuration
    /// The decision.
    public let decision: Decision
    /// The effect, shown if something is not as expected.
    public let effect: Effect
    /// Why the verdict of the case's own tool differs, if it does.
    public var notes: [String] = []

    /// Whether everything is as expected.
    public var isPassed: Bool { failures.isEmpty }
}

/// One thing that is not as expected.
public struct Failure: Hashable, Sendable {
    /// What was compared, as the test file calls it.
    public let subject: String
    /// What is expected.
    public let expected: String
    /// The actual value.
    public let actual: String
    /// Where the expectation is written.
    public let location: RuleLocation
}

extension Failure {
    /// A case of another tool that expects nothing, which that tool passes.
    static func nothing(_ location: RuleLocation) -> Failure {
        Failure(
            subject: "expectation", expected: "something", actual: "nothing, so it could not fail",
            location: location)
    }
}
