public import IstioConfig
public import Routing

/// The route tables of some proxies, for changes of one VirtualService at a time.
///
/// A change links only the old and new virtual hosts that it touches: those of the VirtualService
/// and, for a delegate, of all roots that refer to it. The tables always equal those that
/// ``Linker`` would build from the whole configuration. If nothing changes, use ``Linker`` instead.
///
/// Everything is linked again, and every virtual host counts as new, where nothing less is safe:
///
/// * for a sidecar, if a VirtualService of the mesh has a wildcard host that matches services, and
///   the changed one, before or after, has a host that is a service or a wildcard over services;
/// * for a proxy that assumes missing Gateways or Services (``Linker/Assumptions``);
/// * to report what exceeds ``LinkingLimits``.
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

    /// The current tables, in the order of the proxies.
    public var tables: [RouteTable] { linked.map(\.table) }

    /// The number of cached expressions: fewer than twice those in use, or a thousand.
    package var expressionCount: Int { context.patterns.count }

    /// Replaces the VirtualService with the same name and namespace, or adds it.
    ///
    /// If several have the name, all are replaced. In the configuration's order the new one gets
    /// the position of the first of them, or the last position.
    ///
    /// - Returns: The update of each table, in the order of the proxies.
    /// - Throws: ``LinkError`` with what any of the proxies would refuse; nothing changes then.
    /// - Complexity: near linear in the rules of the virtual hosts that it touches, and linear in
    ///   the number of all virtual hosts, regardless of their size.
    public mutating func replace(
        _ service: VirtualService,
    ) throws(LinkError) -> [RouteTableUpdate] {
        try exchange(service.metadata.fullName, for: service) ?? []
    }

    /// Removes a VirtualService.
    ///
    /// - Returns: The update of each table; `nil` if no VirtualService has that name.
    /// - Throws: ``LinkError`` with what any of the proxies would refuse; nothing changes then.
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
        // A refused change has also added expressions.
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

    /// Applies `body` to all elements, and collects all errors.
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
