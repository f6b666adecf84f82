/// A configuration like those of large installations: one gateway, and per application a
/// VirtualService with its own host, five rules and six routes.
package enum ManyServices {
    static let destinationCount = 20

    /// Returns the configuration with `count` VirtualServices.
    package static func yaml(count: Int) -> String {
        var text = gateway
        for number in 0..<destinationCount { text += service(number) }
        for number in 0..<count { text += virtualService(number) }
        return text
    }

    /// Returns one VirtualService; `revision` changes a value in it, as an update would.
    package static func virtualService(_ number: Int, revision: Int = 0) -> String {
        let host = { (step: Int) in "s\((number + step) % destinationCount).apps.svc.cluster.local"
        }
        let destination = { (step: Int) in "destination: {host: \(host(step)), port: {number: 80}}"
        }
        return """
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: app-\(number), namespace: apps}
            spec:
              hosts: [app-\(number).example.com]
              gateways: [istio-system/public]
              http:
              - match:
                - uri: {exact: /health}
                - uri: {exact: /ready}
                route: [{\(destination(0))}]
              - match:
                - uri: {prefix: /api/v2/}
                  headers: {x-tenant: {exact: "t\(number)"}}
                headers: {request: {set: {x-app: "\(number)", x-revision: "\(revision)"}}}
                rewrite: {uri: /}
                route: [{\(destination(1))}]
              - match:
                - headers: {cookie: {regex: '^(.*?;)?(user=u\(number))(;.*)?$'}}
                route: [{\(destination(2))}]
              - match:
                - uri: {prefix: /old}
                redirect: {uri: /new, redirectCode: 302}
              - route: [{\(destination(3)), weight: 90}, {\(destination(4)), weight: 10}]

            """
    }

    /// Returns a request that the second rule of a VirtualService matches.
    package static func request(_ number: Int) -> RuleFamily.Asked {
        RuleFamily.Asked(
            authority: "app-\(number).example.com", target: "/api/v2/users?page=2",
            headers: [
                ("user-agent", "benchmark"), ("accept", "application/json"),
                ("x-tenant", "t\(number)"), ("x-request", "4711"), ("accept-language", "en"),
            ])
    }

    private static let gateway = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public, namespace: istio-system}
        spec:
          selector: {istio: ingress}
          servers:
          - port: {number: 80, name: http, protocol: HTTP}
            hosts: ["*"]

        """

    private static func service(_ number: Int) -> String {
        """
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: s\(number), namespace: apps}
        spec:
          hosts: [s\(number).apps.svc.cluster.local]
          location: MESH_INTERNAL
          resolution: STATIC
          ports:
          - {number: 80, name: http-80, protocol: HTTP}
          endpoints:
          - address: 127.0.0.1

        """
    }
}
