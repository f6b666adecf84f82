import DecisionTree
import Explaining
import Routing
import RuleTesting

/// A proxy's table, to search for requests that reach an item.
struct CandidateTable {
    /// A route through which an item can be reached.
    struct Place {
        /// The table's position among the candidates.
        let table: Int
        let virtualHost: Int
        let route: Int
    }

    /// The proxy as a case names it.
    let choice: ProxyChoice
    let compiled: RuleSet.CompiledTable
    /// The table's explainer, to search for requests that reach routes.
    let explainer: Explainer

    var table: RouteTable { compiled.tree.table }

    init(_ choice: ProxyChoice, _ compiled: RuleSet.CompiledTable, of rules: RuleSet) {
        self.choice = choice
        self.compiled = compiled
        explainer = Explainer(rules.linker, compiled.tree.table, of: rules.configuration)
    }

    /// Returns a request that a route decides, or the reason if none was found.
    ///
    /// The search is first limited to the virtual host: in a large table, every step would search
    /// all of them.
    func request(to place: Place) -> Result<Request, UncoverableReason> {
        let host = table.virtualHosts[place.virtualHost]
        var base = Request(authority: nil)
        base.authority = VirtualHostNames.hosts(of: host, port: table.proxy.port).first
        if host.requiresTLS { base.scheme = Array("https".utf8) }
        let alone = explainer.restricted(to: place.virtualHost)
        let reachability = alone.change(
            toReach: .init(virtualHost: 0, route: place.route), for: base)
        switch reachability {
        case .decides: return verified(base, place)
        case .change(_, let request): return verified(request, place)
        case .blocked(let position, let isProven):
            let origin = host.routes[position.route].origin
            return .failure(.blocked(by: origin, isProven: isProven))
        case .unreachable(let condition, let reason):
            return .failure(.unreachable("\(condition): \(reason)"))
        case .unknown: return .failure(.unknown)
        }
    }

    /// Another virtual host may own the Host: then all of them are searched.
    private func verified(_ request: Request, _ place: Place) -> Result<Request, UncoverableReason>
    {
        let isMeant = { (decision: Decision) in
            decision.virtualHost == place.virtualHost && decision.route == place.route
        }
        if isMeant(compiled.decide(request)) { return .success(request) }
        let position = Explainer.Position(virtualHost: place.virtualHost, route: place.route)
        guard case .change(_, let other) = explainer.change(toReach: position, for: request),
            isMeant(compiled.decide(other))
        else { return .failure(.unknown) }
        return .success(other)
    }
}
