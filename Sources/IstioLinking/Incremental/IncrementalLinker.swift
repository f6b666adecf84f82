public import IstioConfig
public import Routing

/// The route tables of some proxies, in which one VirtualService after another may be exchanged.
///
/// An exchange links only the virtual hosts that it touches, old and new ones: those of the
/// VirtualService and, for a delegate, of all that refer to it. The tables are always those that
/// ``Linker`` would make of the whole configuration. Use ``Linker`` instead where nothing changes.
///
/// Everything is linked anew, and every virtual host counts as new, where only that is certain:
///
/// * for a sidecar, if a VirtualService of the mesh has a wildcard host with services behind it and
///   the exchanged one, before or after, has a host that is a service or a wildcard over services;
/// * for a proxy that takes missing Gateways or Services for granted (``Linker/Assumptions``);
/// * to tell what is beyond ``LinkingLimits``.
public struct IncrementalLinker: Sendable {
    private let context: LinkingContext
    private var store: ServiceStore
    private var linked: [LinkedProxy]

    /// Links a configuration for some proxies.
    ///
    /// - Throws: ``LinkError`` with what any of the proxies would refuse.
    /// - Complexity: as ``Linker/link(_:)`` for each of the proxies.
    public init(
        _ configuration: Configuration, for proxies: [Proxy],
        assuming assumptions: Linker.Assumptions = [], limits: LinkingLimits = LinkingLimits(),
    ) throws(LinkError) {
        context = LinkingContext(configuration, assuming: assumptions, limits: limits)
        store = ServiceStore(configuration.virtualServices, limits: limits)
        let linker = Linker(context, store.all)
        linked = try Self.forAll(proxies) { proxy throws(LinkError) in
            try LinkedProxy(proxy, linker)
        }
        context.patterns.keepAll()
    }

    /// The tables in force, in the order of the proxies.
    public var tables: [RouteTable] { linked.map(\.table) }

    /// How many compiled expressions are kept: fewer than twice those in use, or a thousand.
    package var expressionCount: Int { context.patterns.count }

    /// Puts a VirtualService in the place of the one with its name and namespace, or adds it.
    ///
    /// Of several with the name all go. In the configuration's order it has the place of the first
    /// of them, or the last place.
    ///
    /// - Returns: What has become of each table, in the order of the proxies.
    /// - Throws: ``LinkError`` with what any of the proxies would refuse; nothing has changed then.
    /// - Complexity: near linear in the rules of the virtual hosts that it touches, and linear in
    ///   the number of all virtual hosts, whatever they hold.
    public mutating func replace(
        _ service: VirtualService,
    ) throws(LinkError) -> [RouteTableUpdate] {
        try exchange(service.metadata.fullName, for: service) ?? []
    }

    /// Removes a VirtualService.
    ///
    /// - Returns: What has become of each table; `nil` if there is no VirtualService of that name.
    /// - Throws: ``LinkError`` with what any of the proxies would refuse; nothing has changed then.
    /// - Complexity: as ``replace(_:)``.
    public mutating func remove(
        _ name: String, namespace: String,
    ) throws(LinkError) -> [RouteTableUpdate]? {
        try exchange("\(namespace)/\(name)", for: nil)
    }

    private mutating func exchange(
        _ name: String, for service: VirtualService?,
    ) throws(LinkError) -> [RouteTableUpdate]? {
        guard let change = store.change(name, to: service) else { return nil }
        // Also what was refused has left expressions behind.
        defer { context.patterns.forgetUnused() }
        let plans = try plans(change)
        store.commit(change)
        for (position, plan) in plans.enumerated() { linked[position].commit(plan) }
        return plans.map(\.update)
    }

    private func plans(_ change: ServiceChange) throws(LinkError) -> [LinkedProxy.Plan] {
        var whole: Linker?
        return try Self.forAll(linked) { proxy throws(LinkError) in
            if let plan = try proxy.plan(change, in: store, context) { return plan }
            let linker = whole ?? Linker(context, store.all(after: change))
            whole = linker
            return .all(try LinkedProxy(proxy.table.proxy, linker))
        }
    }

    /// Does something for all, and collects the errors of all.
    private static func forAll<Element, Result>(
        _ elements: [Element], _ body: (Element) throws(LinkError) -> Result,
    ) throws(LinkError) -> [Result] {
        var results: [Result] = []
        var diagnostics: Set<Diagnostic> = []
        for element in elements {
            do {
                results.append(try body(element))
            } catch {
                diagnostics.formUnion(error.diagnostics)
            }
        }
        if !diagnostics.isEmpty { throw LinkError(diagnostics: diagnostics.sorted()) }
        return results
    }
}
