package import IstioConfig
import IstioLinking
import IstioYAML
package import Routing

/// Rules as a test writes them, linked for one proxy.
package struct Rules {
    /// The route table.
    package let table: RouteTable

    /// Reads a whole configuration; Gateways and services are assumed.
    package init(_ yaml: String, proxy: Proxy = Proxy(kind: .everyGateway)) throws {
        table = try Linker(Self.read(yaml), assuming: [.gateways, .services]).link(proxy)
    }

    /// Reads the `http` part of a VirtualService for `shop.com` at a Gateway.
    package init(http: String) throws {
        try self.init(Self.virtualService(http: http))
    }

    /// Writes a VirtualService.
    package static func virtualService(
        _ name: String = "vs", hosts: String = "shop.com", http: String,
    ) -> String {
        let lines = http.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
        return """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: \(name), namespace: default}
            spec:
              hosts: [\(hosts)]
              gateways: [gw]
              http:
            \(lines)

            """
    }

    /// The errors of a text.
    package struct ReadError: Error {
        /// All diagnostics.
        package let diagnostics: [Diagnostic]
    }

    /// Reads a whole configuration.
    package static func read(_ yaml: String) throws -> Configuration {
        var reader = ConfigurationReader()
        reader.read(Array(yaml.utf8), from: SourceFile(name: "rules.yaml"))
        if reader.hasErrors { throw ReadError(diagnostics: reader.diagnostics) }
        return reader.configuration
    }

    /// Decides a request and applies the decision.
    package func effect(_ request: Request) -> Effect {
        table.apply(ReferenceMatcher(table).decide(request), to: request)
    }

    /// Decides a GET of a path.
    package func effect(
        _ path: String = "/", host: String = "shop.com", headers: [HeaderField] = [],
    ) -> Effect {
        effect(Request(authority: host, path: path, headers: headers))
    }

    /// The name of the deciding route, or the outcome if none decides.
    package func route(_ request: Request) -> String {
        let effect = effect(request)
        return effect.origin == nil ? effect.outcome.rawValue : effect.routeName
    }

    /// The name of the route that decides a GET, or the outcome if none decides.
    package func route(
        _ path: String = "/", host: String = "shop.com", headers: [HeaderField] = [],
    ) -> String {
        route(Request(authority: host, path: path, headers: headers))
    }
}

/// Bytes as text.
package func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
}
