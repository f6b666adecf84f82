public import IstioConfig

/// A part of the rules that tests can reach, and how far they have reached it.
public struct CoverageItem: Sendable {
    /// What can be covered.
    public enum Kind: String, CaseIterable, Sendable {
        /// A rule: covered if it decides a request.
        case rule
        /// A match entry: covered if it decides a request.
        case match
        /// One condition of an entry, which has two halves: that it holds, and that it fails.
        ///
        /// It counts as failing only if the entry's other conditions hold: otherwise a test would
        /// pass without the condition too.
        case condition
        /// A destination: covered if its rule forwards a request that it may get.
        case destination
        /// A redirect: covered if it is the response to a request.
        case redirect
        /// A direct response: covered if it is the response to a request.
        case directResponse
        /// A host of a VirtualService: covered if one of the rules decides a request for it.
        case host
        /// A Gateway that a VirtualService names: covered if one of the rules decides a request
        /// through it.
        case gateway
    }

    /// A part of an item that tests have not reached.
    public enum Gap: String, Sendable {
        /// Nothing reached the item.
        case unreached
        /// The condition never held.
        case neverTrue
        /// The condition was never the only one of its entry to fail.
        case neverFalse
    }

    /// The kind of the item.
    public let kind: Kind
    /// The namespace and name of the VirtualService that contains it, separated by a slash.
    public let virtualService: String
    /// The position of its rule in the VirtualService, if it belongs to one.
    public let rule: Int?
    /// Where its rule is written, if it belongs to one.
    public let ruleLocation: RuleLocation?
    /// The item as text: ``rule 1 (beta)``, ``uri prefix `/api` ``.
    public let text: String
    /// Where it is written.
    public let location: RuleLocation
    /// Whether a request can reach it at all: a destination of weight zero gets none.
    public let isReachable: Bool
    /// Whether it is a condition that can fail: `/` is a prefix of every path.
    public let canFail: Bool
    /// How many requests reached it; 1 for a condition that held.
    public internal(set) var count = 0
    /// Whether it, a condition, was the only one of its entry to fail.
    public internal(set) var hasFailed = false

    /// What tests have not reached.
    public var gaps: [Gap] {
        var gaps: [Gap] = []
        if isReachable && count == 0 { gaps.append(kind == .condition ? .neverTrue : .unreached) }
        if canFail && !hasFailed { gaps.append(.neverFalse) }
        return gaps
    }

    /// How many parts can be covered: two for a condition that can fail, else one at most.
    public var partCount: Int { (isReachable ? 1 : 0) + (canFail ? 1 : 0) }
}

extension CoverageItem.Gap {
    /// The gap as text.
    public var text: String {
        switch self {
        case .unreached: "no case reaches it"
        case .neverTrue: "never true"
        case .neverFalse: "never false where the entry's other conditions hold"
        }
    }
}

extension CoverageItem.Kind {
    /// The plural of the kind, as text.
    public var plural: String {
        switch self {
        case .rule: "rules"
        case .match: "match entries"
        case .condition: "conditions"
        case .destination: "destinations"
        case .redirect: "redirects"
        case .directResponse: "direct responses"
        case .host: "hosts"
        case .gateway: "gateways"
        }
    }
}
