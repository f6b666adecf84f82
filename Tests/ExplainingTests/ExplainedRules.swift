import Explaining
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import Testing

/// Rules as a test writes them, with their explainer.
struct ExplainedRules {
    let explainer: Explainer

    init(_ yaml: String, proxy: Proxy = Proxy(kind: .everyGateway)) throws {
        var reader = ConfigurationReader()
        reader.read(Array(yaml.utf8), from: SourceFile(name: "rules.yaml"))
        try #require(!reader.hasErrors, "\(reader.diagnostics)")
        let linker = Linker(reader.configuration, assuming: [.gateways, .services])
        explainer = Explainer(linker, try linker.link(proxy), of: reader.configuration)
    }

    /// Reads the `http` part of a VirtualService for `shop.com` at a Gateway; its rules begin at
    /// line 8.
    init(http: String) throws {
        let lines = http.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
        try self.init(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: vs, namespace: default}
            spec:
              hosts: [shop.com]
              gateways: [gw]
              http:
            \(lines)

            """)
    }

    /// The explanation of a GET.
    func explain(
        _ path: String = "/", host: String = "shop.com", headers: [HeaderField] = [],
    ) -> Explanation {
        explainer.explain(Request(authority: host, path: path, headers: headers))
    }

    /// The conditions of the nearest rule that failed.
    func nearest(
        _ path: String = "/", host: String = "shop.com", headers: [HeaderField] = [],
    ) throws -> [ExplainedCondition] {
        let explanation = explain(path, host: host, headers: headers)
        let position = try #require(explanation.nearest.first)
        return try #require(explainer.rule(at: position, in: explanation)).failing
    }

    /// What would make a rule of the first virtual host decide, as text.
    func change(
        toReach rule: String, _ path: String = "/", host: String = "shop.com",
        headers: [HeaderField] = [],
    ) throws -> String {
        let request = Request(authority: host, path: path, headers: headers)
        let position = try #require(
            explainer.positions(of: RuleReference(rule), first: 0).first)
        switch explainer.change(toReach: position, for: request) {
        case .decides: return "decides"
        case .change(let edits, _): return edits.map(\.description).joined(separator: ", ")
        case .blocked(let earlier, let isProven):
            return "\(isProven ? "blocked" : "perhaps blocked") by \(earlier.route)"
        case .unreachable(let condition, _): return "unreachable: \(condition)"
        case .unknown: return "unknown"
        }
    }
}
