public import IstioConfig
public import Routing

/// One expectation of a decision or its effect.
public struct Assertion: Sendable {
    /// The compared value and what is expected of it.
    public enum Subject: Sendable {
        /// The outcome of the decision.
        case outcome(Decision.Outcome)
        /// The VirtualService of the deciding rule, `name` or `namespace/name`.
        case virtualService(String)
        /// The deciding rule's position in `spec.http`, from 0.
        case rulePosition(Int)
        /// The deciding rule's name.
        case ruleName(String)
        /// The deciding match entry's position in its rule, from 0.
        case match(Int)
        /// The virtual host's name, as Istio names it.
        case virtualHost(TextExpectation)
        /// Envoy's name of the cluster.
        case cluster(TextExpectation)
        /// The destination.
        case destination(DestinationExpectation)
        /// The share of the requests that the expected destination gets, in percent.
        case share(Double)
        /// All destinations of the rule with their weights, in any order.
        case weights([WeightExpectation])
        /// The status of the response.
        case status(UInt32)
        /// A text that the destination or the client receives.
        case text(Part, TextExpectation)
        /// A header that the destination receives.
        case header(name: String, TextExpectation)
        /// A header that the client receives.
        case responseHeader(name: String, TextExpectation)
        /// The time limit in nanoseconds; `nil` for none.
        case timeout(Int64?)
        /// When the request is retried.
        case retries(RetryExpectation)
        /// The destinations that get a copy of every such request.
        case mirrors([DestinationExpectation])
        /// A part of the deciding rule as it is written (istio-config-validator).
        indirect case stanza(name: String, HTTPRoute)
        /// A feature of another tool that Istio's rules never have.
        case unavailable(name: String, wanted: String, reason: String)
    }

    /// A part of an effect that is text.
    public enum Part: String, CaseIterable, Sendable {
        /// The method that the destination receives.
        case method
        /// The authority that the destination receives.
        case authority
        /// The path with query that the destination receives.
        case path
        /// The location of a redirect.
        case location
        /// The body of a response.
        case body
    }

    /// The compared value and what is expected of it.
    public var subject: Subject
    /// Whether the expectation must not hold.
    public var isNegated: Bool
    /// Where it is written.
    public var location: RuleLocation

    /// Creates an assertion.
    public init(_ subject: Subject, isNegated: Bool = false, at location: RuleLocation) {
        self.subject = subject
        self.isNegated = isNegated
        self.location = location
    }
}

/// One destination of a weighted rule, and its weight relative to the others.
public struct WeightExpectation: Hashable, Sendable {
    /// The destination.
    public var destination: DestinationExpectation
    /// The weight.
    public var weight: UInt32
}

/// What is expected of retries.
public struct RetryExpectation: Hashable, Sendable {
    /// How many further attempts; zero for none.
    public var attempts: UInt32?
    /// The conditions, separated by commas, in any order.
    public var retryOn: String?
    /// The time limit of an attempt in nanoseconds.
    public var perTryTimeout: Int64?
}
