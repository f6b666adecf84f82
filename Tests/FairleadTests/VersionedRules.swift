import DecisionTree
import Fairlead
import IstioConfig
import IstioYAML
import Routing
import Testing

/// Rules whose decision names their version, in two virtual hosts that change together.
enum VersionedRules {
    static let proxy = Proxy(kind: .gateway, labels: ["app": "gw"])

    static let gateway = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: gw, namespace: default}
        spec:
          selector: {app: gw}
          servers:
          - port: {number: 80, name: http, protocol: HTTP}
            hosts: ['*']
        ---

        """

    /// A VirtualService for two hosts whose rule is named after the version.
    ///
    /// The second host's rule requires a header with the version's number, so that condition and
    /// decision must be of one version.
    static func virtualService(_ version: Int, name: String = "vs") -> String {
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: \(name), namespace: default}
        spec:
          hosts: [\(name).a.test, \(name).b.test]
          gateways: [gw]
          http:
          - name: first-\(version)
            match: [{uri: {exact: /version}, headers: {x-version: {regex: '\(version)|x\(version)'}}}]
            directResponse: {status: 200}
          - name: version-\(version)
            match: [{uri: {exact: /version}}]
            directResponse: {status: \(200 + version % 300)}

        """
    }

    static func configuration(
        _ version: Int, others: Int = 0,
    ) throws -> Configuration {
        var text = gateway + virtualService(version)
        for other in 0..<others {
            text += "---\n" + virtualService(other, name: "other\(other)")
        }
        return try LiveRules.read(Array(text.utf8), named: "rules.yaml")
    }

    static func service(_ version: Int) throws -> VirtualService {
        try #require(
            try LiveRules.read(Array(virtualService(version).utf8), named: "vs.yaml")
                .virtualServices.first)
    }
}

extension RuleReader {
    /// Decides a path of a host; returns the name of the deciding route.
    mutating func route(
        _ host: String = "vs.a.test", version: String = "none",
    ) -> String? {
        let buffer = Array("GET/versionx-version\(host)\(version)".utf8)
        let hostEnd = 20 + host.utf8.count
        let headers = [HeaderRange(name: 11..<20, value: hostEnd..<buffer.count)]
        let scheme = Array("http".utf8)
        let request = RequestView(
            buffer.span, method: 0..<3, authority: 20..<hostEnd, target: 3..<11,
            headers: headers.span, scheme: scheme.span)
        let decision = decide(request, random: 0).decision
        guard let host = decision.virtualHost, let route = decision.route else { return nil }
        return table.virtualHosts[host].routes[route].name
    }
}
