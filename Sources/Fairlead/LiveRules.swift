import DecisionTree
public import IstioConfig
public import IstioLinking
public import Routing
import Synchronization

/// The rules in force for some proxies, exchanged while other threads decide by them.
///
/// A change is linked, compiled and published for all proxies, or for none: if new rules have
/// errors, those in force stay. Decisions continue meanwhile; see ``RuleReader``.
///
///     let rules = try LiveRules(LiveRules.read(text, named: "rules.yaml"), for: [proxy])
///     var reader = rules.makeReader(for: proxy)  // one for each thread
///     try rules.replace(service)
public final class LiveRules: Sendable {
    /// The proxies that the rules are compiled for.
    public let proxies: [Proxy]
    private let publications: [TreePublication]
    private let linked: Mutex<IncrementalLinker>
    private let assumptions: Linker.Assumptions
    private let limits: LinkingLimits
    private let isValidating: Bool

    /// Links and compiles a configuration.
    ///
    /// - Parameters:
    ///   - configuration: All objects that the proxies see.
    ///   - proxies: The proxies that decide; readers are made for these.
    ///   - assumptions: What is assumed where the configuration is silent.
    ///   - limits: How large the rules may become when linked.
    ///   - validating: Whether rules that Istio's webhook would refuse are refused, now and later.
    /// - Throws: ``RuleError``.
    public init(
        _ configuration: Configuration, for proxies: [Proxy],
        assuming assumptions: Linker.Assumptions = [], limits: LinkingLimits = LinkingLimits(),
        validating: Bool = true,
    ) throws(RuleError) {
        if validating { try RuleError.check(configuration.virtualServices) }
        let linked = try RuleError.link { () throws(LinkError) in
            try IncrementalLinker(
                configuration, for: proxies, assuming: assumptions, limits: limits)
        }
        self.proxies = proxies
        self.assumptions = assumptions
        self.limits = limits
        isValidating = validating
        publications = linked.tables.map { TreePublication(DecisionTree($0)) }
        self.linked = Mutex(linked)
    }

    /// Makes a reader for one thread.
    ///
    /// - Parameter proxy: One of ``proxies``; any other is a programming error and traps.
    /// - Returns: A reader of the newest rules.
    public func makeReader(for proxy: Proxy) -> RuleReader {
        guard let position = proxies.firstIndex(of: proxy) else {
            preconditionFailure("the rules were not loaded for this proxy")
        }
        return RuleReader(publications[position])
    }

    /// Replaces the VirtualService with the same name and namespace, or adds one.
    ///
    /// - Throws: ``RuleError``; the rules in force stay then.
    /// - Complexity: as ``IncrementalLinker/replace(_:)``; only the virtual hosts that it touches
    ///   are compiled.
    public func replace(_ service: VirtualService) throws(RuleError) {
        if isValidating { try RuleError.check([service]) }
        _ = try change { linked throws(LinkError) in try linked.replace(service) }
    }

    /// Removes a VirtualService.
    ///
    /// - Returns: Whether one of that name existed.
    /// - Throws: ``RuleError``; the rules in force stay then.
    /// - Complexity: as ``replace(_:)``.
    @discardableResult
    public func remove(_ name: String, namespace: String) throws(RuleError) -> Bool {
        try change { linked throws(LinkError) in try linked.remove(name, namespace: namespace) }
    }

    /// Replaces all objects with another configuration.
    ///
    /// - Throws: ``RuleError``; the rules in force stay then.
    public func replaceAll(with configuration: Configuration) throws(RuleError) {
        if isValidating { try RuleError.check(configuration.virtualServices) }
        _ = try change { linked throws(LinkError) in
            linked = try IncrementalLinker(
                configuration, for: proxies, assuming: assumptions, limits: limits)
            return linked.tables.map { RouteTableUpdate(allOf: $0) }
        }
    }

    /// Makes a change and publishes the result, one change at a time; returns whether anything
    /// changed.
    private func change(
        _ body: (inout IncrementalLinker) throws(LinkError) -> [RouteTableUpdate]?,
    ) throws(RuleError) -> Bool {
        try RuleError.link { () throws(LinkError) in
            try linked.withLock { linked throws(LinkError) in
                guard let updates = try body(&linked) else { return false }
                for (update, publication) in zip(updates, publications) {
                    publication.publish(
                        DecisionTree(
                            update.table, reusing: publication.tree, positions: update.positions))
                }
                return true
            }
        }
    }
}
