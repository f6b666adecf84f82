import IstioConfig
import Routing

/// What is there, for a request that nothing matches.
struct NearMisses {
    let table: RouteTable
    let effect: Effect

    /// How many of a kind are listed.
    private static let maximum = 8

    /// Which hosts the proxy has, or which rules the chosen host has.
    func lines() -> [String] {
        if table.virtualHosts.isEmpty {
            return ["  no Gateway server is on port \(table.proxy.port)"]
        }
        guard let name = effect.virtualHost,
            let host = table.virtualHosts.first(where: { $0.name == name })
        else {
            return list(
                "hosts on port \(table.proxy.port):",
                table.virtualHosts.flatMap(\.domains))
        }
        if host.routes.isEmpty { return ["  no VirtualService has rules for this port"] }
        return list(
            "rules of this host that did not match:",
            host.routes.map { route in
                guard let origin = route.origin else { return route.name }
                let entry = origin.match.map { ", entry \($0)" } ?? ""
                let place = origin.matchLocation ?? origin.ruleLocation
                return "\(origin.namespace)/\(origin.name), rule \(origin.rule)\(entry)  "
                    + place.fileAndLine
            })
    }

    private func list(_ title: String, _ items: [String]) -> [String] {
        var lines = ["  \(title)"] + items.prefix(Self.maximum).map { "    \($0)" }
        if items.count > Self.maximum { lines.append("    and \(items.count - Self.maximum) more") }
        return lines
    }
}
