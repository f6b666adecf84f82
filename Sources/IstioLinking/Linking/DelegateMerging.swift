import IstioConfig

/// Replaces rules that refer to delegates by the delegates' rules.
///
/// Source: docs/semantics/istio.md 6 (`mergeVirtualServices`, `MergeHTTPRoutes`).
struct DelegateMerging {
    private let delegate: (String) -> ResolvedVirtualService?
    private let maximumEntries: Int
    private var entriesLeft: Int
    /// Diagnostics of rules that exceed the limit.
    private(set) var refusals: [Diagnostic] = []

    /// Creates a merger that looks up delegates by `namespace/name`.
    init(limits: LinkingLimits, delegate: @escaping (String) -> ResolvedVirtualService?) {
        maximumEntries = limits.maximumMergedEntries
        entriesLeft = maximumEntries
        self.delegate = delegate
    }

    /// Collects the delegates: VirtualServices without hosts.
    ///
    /// If two have the same name, the last counts.
    init(_ all: [ResolvedVirtualService], limits: LinkingLimits) {
        let delegates = Dictionary(
            all.lazy.filter(\.hosts.isEmpty).map { ($0.fullName, $0) },
            uniquingKeysWith: { $1 })
        self.init(limits: limits) { delegates[$0] }
    }

    /// The number of entries examined.
    var entryCount: Int { maximumEntries - entriesLeft }

    /// The delegates that a root's rules name, as `namespace/name`.
    static func references(of root: ResolvedVirtualService) -> [String] {
        root.rules.compactMap { rule in
            rule.delegate.map { name(of: $0, in: root) }
        }
    }

    private static func name(of reference: Delegate, in root: ResolvedVirtualService) -> String {
        let written = reference.namespace.text()
        return "\(written.isEmpty ? root.namespace : written)/\(reference.name.text())"
    }

    /// Returns a root with its delegates' rules.
    ///
    /// Each reference is replaced by the delegate's rules, or by nothing if the delegate does not
    /// exist or is not visible to the root's namespace.
    mutating func merge(into root: ResolvedVirtualService) -> ResolvedVirtualService {
        if !root.rules.contains(where: { $0.delegate != nil }) { return root }
        var rules: [HTTPRoute] = []
        var positions: [Int] = []
        for (position, rule) in root.rules.enumerated() {
            guard let reference = rule.delegate else {
                rules.append(rule)
                positions.append(position)
                continue
            }
            guard let delegate = delegate(reference, in: root) else { continue }
            for other in delegate.rules where isWithinLimits(rule, other) {
                guard let merged = Self.merge(root: rule, delegate: other) else { continue }
                rules.append(merged)
                positions.append(position)
            }
        }
        return ResolvedVirtualService(root, rules: rules, positions: positions)
    }

    private func delegate(
        _ reference: Delegate, in root: ResolvedVirtualService,
    ) -> ResolvedVirtualService? {
        guard let delegate = delegate(Self.name(of: reference, in: root)),
            delegate.isPublic || delegate.exportTo.contains(root.namespace)
        else { return nil }
        return delegate
    }

    /// Subtracts the pair's work from the budget, or records once that the budget is exceeded.
    private mutating func isWithinLimits(_ root: HTTPRoute, _ delegate: HTTPRoute) -> Bool {
        if !refusals.isEmpty { return false }
        let (pairs, overflow) = max(1, root.match.count)
            .multipliedReportingOverflow(by: max(1, delegate.match.count))
        if overflow || pairs > entriesLeft {
            refusals.append(
                Diagnostic(
                    .error, code: .tooManyRoutes,
                    "with their delegates the rules have more than \(maximumEntries) match entries",
                    at: root.location))
            return false
        }
        entriesLeft -= pairs
        return true
    }

    /// Merges one rule of a delegate, or returns `nil` if its conditions conflict with the root's.
    ///
    /// Whole fields are inherited; nothing inside them is combined (docs/semantics/istio.md 6.2).
    private static func merge(root: HTTPRoute, delegate: HTTPRoute) -> HTTPRoute? {
        guard let match = mergeMatches(root: root.match, delegate: delegate.match) else {
            return nil
        }
        var merged = delegate
        merged.match = match
        merged.name = joined(root.name, delegate.name)
        merged.rewrite = delegate.rewrite ?? root.rewrite
        merged.directResponse = delegate.directResponse ?? root.directResponse
        merged.timeout = delegate.timeout ?? root.timeout
        merged.retries = delegate.retries ?? root.retries
        merged.fault = delegate.fault ?? root.fault
        merged.mirror = delegate.mirror ?? root.mirror
        merged.mirrorPercent = delegate.mirrorPercent ?? root.mirrorPercent
        merged.mirrorPercentage = delegate.mirrorPercentage ?? root.mirrorPercentage
        merged.mirrors = delegate.mirrors.isEmpty ? root.mirrors : delegate.mirrors
        merged.corsPolicy = delegate.corsPolicy ?? root.corsPolicy
        merged.headers = delegate.headers ?? root.headers
        return merged
    }

    /// Every compatible pair, in the delegate's order first; `nil` if a delegate's entry has none.
    private static func mergeMatches(
        root: [HTTPMatchRequest], delegate: [HTTPMatchRequest],
    ) -> [HTTPMatchRequest]? {
        if root.isEmpty { return delegate }
        if delegate.isEmpty { return root }
        var merged: [HTTPMatchRequest] = []
        for entry in delegate {
            let compatible = root.filter { !MatchConflict.exists(root: $0, delegate: entry) }
            if compatible.isEmpty { return nil }
            merged += compatible.map { merge(root: $0, delegate: entry) }
        }
        return merged
    }

    private static func merge(
        root: HTTPMatchRequest, delegate: HTTPMatchRequest,
    ) -> HTTPMatchRequest {
        var merged = delegate
        merged.name = joined(root.name, delegate.name)
        merged.uri = delegate.uri ?? root.uri
        merged.scheme = delegate.scheme ?? root.scheme
        merged.method = delegate.method ?? root.method
        merged.authority = delegate.authority ?? root.authority
        merged.headers = union(root.headers, delegate.headers)
        merged.withoutHeaders = union(root.withoutHeaders, delegate.withoutHeaders)
        merged.queryParams = union(root.queryParams, delegate.queryParams)
        merged.sourceLabels = union(root.sourceLabels, delegate.sourceLabels)
        merged.port = delegate.port?.value ?? 0 != 0 ? delegate.port : root.port
        merged.sourceNamespace =
            delegate.sourceNamespace.text().isEmpty
            ? root.sourceNamespace : delegate.sourceNamespace
        merged.statPrefix =
            delegate.statPrefix.text().isEmpty ? root.statPrefix : delegate.statPrefix
        merged.gateways = delegate.gateways.isEmpty ? root.gateways : delegate.gateways
        return merged
    }

    /// The union of two maps; the delegate's value wins.
    private static func union<Value>(
        _ root: OrderedMap<Value>, _ delegate: OrderedMap<Value>,
    ) -> OrderedMap<Value> {
        if root.isEmpty || delegate.isEmpty { return root + delegate }
        let keys = Set(delegate.map(\.key.value))
        return root.filter { !keys.contains($0.key.value) } + delegate
    }

    /// The names joined with a dash, or the only name given.
    private static func joined(
        _ root: Located<String>?, _ delegate: Located<String>?,
    ) -> Located<String>? {
        if root.text().isEmpty { return delegate }
        guard var name = delegate, !name.value.isEmpty else { return root }
        name.value = "\(root.text())-\(name.value)"
        return name
    }
}
