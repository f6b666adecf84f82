import IstioLinking
import Routing
import RuleSupport
import Testing

@Suite("Linking")
struct LinkingTests {
    @Test("merges VirtualServices of one host, the older first")
    func age() throws {
        let yaml = ["b", "a"].map { name in
            Rules.virtualService(
                name,
                http:
                    "- {name: \(name), match: [{uri: {prefix: /a}}], directResponse: {status: 200}}"
            )
            .replacing(
                "namespace: default",
                with:
                    "namespace: default, creationTimestamp: '202\(name == "b" ? 3 : 4)-01-01T00:00:00Z'"
            )
        }
        #expect(try Rules(yaml.joined(separator: "---\n")).route("/a") == "b")
    }

    @Test("puts a delegate's rules where the root names them")
    func delegates() throws {
        let root = Rules.virtualService(
            http: """
                - name: root
                  match: [{uri: {prefix: /a}}]
                  delegate: {name: d}
                - name: last
                  directResponse: {status: 404}
                """)
        let delegate = """
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: d, namespace: default}
            spec:
              http:
              - name: sub
                match: [{uri: {prefix: /a/b}}]
                directResponse: {status: 200}
              - name: outside
                match: [{uri: {prefix: /c}}]
                directResponse: {status: 201}
            """
        let rules = try Rules(root + delegate)
        #expect(rules.route("/a/b") == "root-sub")
        #expect(rules.route("/a") == "last")
        #expect(rules.route("/c") == "last")
    }

    @Test("keeps to the Gateway's hosts and the VirtualService's gateways")
    func gateways() throws {
        let yaml =
            Rules.virtualService(
                hosts: "shop.com, other.com", http: "- {name: r, directResponse: {status: 200}}")
                + """
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: gw, namespace: default}
                spec:
                  selector: {app: gw}
                  servers:
                  - port: {number: 80, name: http, protocol: HTTP}
                    hosts: [shop.com]
                """
        let inside = Proxy(kind: .gateway, namespace: "default", labels: ["app": "gw"])
        #expect(try Rules(yaml, proxy: inside).route() == "r")
        #expect(try Rules(yaml, proxy: inside).route(host: "other.com") == "noRoute")
        let stranger = Proxy(kind: .gateway, namespace: "default", labels: ["app": "no"])
        #expect(try Rules(yaml, proxy: stranger).route() == "noRoute")
    }

    @Test("for a sidecar routes the mesh's rules and lets the rest pass")
    func sidecar() throws {
        let yaml = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews, namespace: shop}
            spec:
              hosts: [reviews]
              http:
              - {name: v2, match: [{sourceLabels: {app: cart}}], directResponse: {status: 202}}
              - {name: v1, directResponse: {status: 201}}
            """
        let cart = Proxy(kind: .sidecar, namespace: "shop", labels: ["app": "cart"], port: 9080)
        let other = Proxy(kind: .sidecar, namespace: "shop", port: 9080)
        #expect(try Rules(yaml, proxy: cart).route(host: "reviews:9080") == "v2")
        #expect(try Rules(yaml, proxy: other).route(host: "reviews:9080") == "v1")
        #expect(try Rules(yaml, proxy: other).route(host: "elsewhere.com") == "passthrough")
    }

    @Test("refuses what Envoy refuses")
    func refusedStatus() throws {
        #expect(throws: LinkError.self) {
            try Rules(http: "- redirect: {uri: /n, redirectCode: 304}\n")
        }
    }
}
