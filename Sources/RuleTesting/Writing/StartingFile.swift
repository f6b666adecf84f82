import DecisionTree
import IstioConfig
package import Routing

/// Makes up a test file for rules: a case for each rule and match entry, which passes as it is.
package struct StartingFile {
    private let rules: RuleSet
    private let proxies: [ProxyChoice]
    /// Entries of rules that have been dealt with, as `namespace/name` rule and entry.
    private var done: Set<String> = []
    private var body = ""
    private var unreached: [(key: String, text: String)] = []

    /// Prepares; the proxies are asked in order, the first that has a rule shows it.
    package init(_ rules: RuleSet, proxies: [ProxyChoice]) {
        self.rules = rules
        self.proxies = proxies
    }

    /// Whether a request was found that reaches a rule.
    package var hasCases: Bool { !done.isEmpty }

    /// Returns the file's text; `paths` says where the rules are.
    ///
    /// Every request was decided, and its case expects what was; a rule that none of the requests
    /// reaches stands in a comment with what decides in its place.
    ///
    /// - Throws: what Envoy would refuse of the rules.
    package mutating func text(rules paths: [String]) throws(LinkError) -> String {
        for choice in proxies {
            let proxy = choice.proxy(port: choice.port ?? 80) ?? Proxy(kind: .everyGateway)
            let compiled = try rules.table(for: proxy)
            for host in compiled.tree.table.virtualHosts {
                for route in host.routes {
                    if let origin = route.origin {
                        add(route, origin, host, compiled, choice)
                    }
                }
            }
        }
        for entry in unreached where !done.contains(entry.key) { body += entry.text }
        body += unserved()
        return "rules: \(YAMLText.list(paths))\ncases:\n" + body
    }

    private mutating func add(
        _ route: Route, _ origin: RouteOrigin, _ host: VirtualHost,
        _ compiled: RuleSet.CompiledTable, _ choice: ProxyChoice,
    ) {
        let key = Self.key(origin)
        if done.contains(key) { return }
        let maker = RequestMaker(table: compiled.tree.table, host: host, route: route)
        var taken: RouteOrigin?
        for variant in 0..<RequestMaker.variantCount {
            guard let request = maker.request(variant: variant) else { continue }
            let decision = compiled.decide(request)
            let decider = decision.virtualHost.flatMap { host in
                decision.route.flatMap { compiled.tree.table.virtualHosts[host].routes[$0].origin }
            }
            if decider.map({ Self.key($0) }) == key {
                done.insert(key)
                body += text(of: request, decision, key, compiled, choice)
                return
            }
            taken = taken ?? decider
        }
        unreached.append((key, Self.comment(key, origin, taken)))
    }

    private func text(
        of request: Request, _ decision: Decision, _ name: String,
        _ compiled: RuleSet.CompiledTable, _ choice: ProxyChoice,
    ) -> String {
        let string = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        var table = RequestTable(
            .parts(hosts: [string(request.authority ?? [])], paths: [string(request.path)]))
        table.methods = [string(request.method)]
        if request.scheme != Array("http".utf8) { table.scheme = string(request.scheme) }
        table.headerSets = [request.headers]
        table.claims = request.claims
        table.proxy = choice
        let possible = PossibleEffects(decision, of: compiled.tree.table, for: table[0])
        var lines = ["- name: \(YAMLText.value(name))", "  request:"]
        lines += RequestText.lines(of: table, indentation: "    ")
        lines += ["  expect:"] + EffectText.lines(of: possible).map { "    \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func key(_ origin: RouteOrigin) -> String {
        let match = origin.match.map { " match \($0)" } ?? ""
        return "\(origin.namespace)/\(origin.name) rule \(origin.rule)\(match)"
    }

    private static func comment(
        _ key: String, _ origin: RouteOrigin, _ taken: RouteOrigin?,
    ) -> String {
        let place = (origin.matchLocation ?? origin.ruleLocation).fileAndLine
        guard let taken else {
            return "# \(key) (\(place)): no request was found that reaches it\n"
        }
        let other = (taken.matchLocation ?? taken.ruleLocation).fileAndLine
        return "# \(key) (\(place)): never decides for the requests that were tried, since "
            + "\(self.key(taken)) (\(other)) does\n"
    }

    /// Rules that no table of the proxies has.
    private func unserved() -> String {
        var text = ""
        let seen = done.union(unreached.map(\.key))
        for service in rules.configuration.virtualServices where !service.hosts.isEmpty {
            let name = "\(service.metadata.effectiveNamespace)/\(service.metadata.name.text())"
            for position in service.http.indices {
                let key = "\(name) rule \(position)"
                let isSeen = seen.contains { $0 == key || $0.hasPrefix(key + " ") }
                if isSeen { continue }
                let place = service.http[position].location.fileAndLine
                text +=
                    "# \(key) (\(place)): the proxies that were asked get no route of this rule\n"
            }
        }
        return text
    }
}
