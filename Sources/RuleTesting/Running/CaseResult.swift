public import IstioConfig
public import IstioLinking
public import Routing

/// What became of one request of a case.
public struct CaseResult: Sendable {
    /// What the case and request are called.
    public let name: String
    /// Where the case is written.
    public let location: RuleLocation
    /// What is not as expected; empty for a pass.
    public let failures: [Failure]
    /// The request.
    public let request: TestRequest
    /// Who was asked.
    public let proxy: Proxy
    /// The table that was decided by; coverage counts its routes.
    package let table: RouteTable
    /// What the tree's table was linked by, so that its decisions can be explained.
    public let linker: Linker
    /// The rules as written.
    public let configuration: Configuration
    /// What was decided.
    public let decision: Decision
    /// What follows, shown where something is not as expected.
    public let effect: Effect
    /// Why the case's own tool judges otherwise, where it does.
    public var notes: [String] = []

    /// Whether all is as expected.
    public var isPassed: Bool { failures.isEmpty }
}

/// One thing that is not as expected.
public struct Failure: Hashable, Sendable {
    /// What was compared, in the words of the test file.
    public let subject: String
    /// What is expected.
    public let expected: String
    /// What there is instead.
    public let actual: String
    /// Where the expectation is written.
    public let location: RuleLocation
}

extension Failure {
    /// A case of another tool that expects nothing, which that tool lets pass.
    static func nothing(_ location: RuleLocation) -> Failure {
        Failure(
            subject: "expectation", expected: "something", actual: "nothing, so it could not fail",
            location: location)
    }
}
