import IstioNames
import Testing

@Suite("Names and numbers")
struct NameTests {
    @Test(
        "short hosts are completed with the namespace",
        arguments: [
            ("reviews", "reviews.shop.svc.cluster.local"), ("reviews.shop", "reviews.shop"),
            ("", ""), ("*", "*"), ("::1", "::1"), ("10.0.0.1", "10.0.0.1"),
        ])
    func hosts(_ written: String, _ complete: String) {
        #expect(NameResolution.host(written, in: "shop") == complete)
    }

    @Test(
        "gateways are completed to namespace and name",
        arguments: [
            ("gw", "shop/gw"), ("./gw", "shop/gw"), ("infra/gw", "infra/gw"), ("mesh", "mesh"),
            ("gw.infra", "infra/gw"), ("gw.infra.svc.cluster.local", "infra/gw"),
        ])
    func gateways(_ written: String, _ complete: String) {
        #expect(NameResolution.gateway(written, in: "shop") == complete)
    }

    @Test("a sidecar knows a service of its own namespace by shorter names")
    func domains() {
        let host = "reviews.shop.svc.cluster.local"
        #expect(
            ServiceDomains.domains(of: host, from: "shop") == [
                host, "\(host).", "reviews", "reviews.shop.svc", "reviews.shop",
            ])
        #expect(
            ServiceDomains.domains(of: host, from: "other") == [
                host, "\(host).", "reviews.shop", "reviews.shop.svc",
            ])
        #expect(ServiceDomains.domains(of: "10.0.0.1", from: "shop") == ["10.0.0.1"])
        #expect(ServiceDomains.bracketed("::1") == "[::1]")
    }

    @Test(
        "addresses are what Go takes for one",
        arguments: [
            ("10.0.0.1", true), ("10.0.0.01", false), ("10.0.0.256", false), ("1.2.3", false),
            ("::", true), ("fe80::1%eth0", true), ("fe80::1%", false), ("::ffff:1.2.3.4", true),
            ("1:2:3:4:5:6:7:8", true), ("1::2::3", false), ("[::1]", false), ("12345::", false),
        ])
    func addresses(_ text: String, _ isAddress: Bool) {
        #expect(HostName.isAddress(text) == isAddress)
    }

    @Test(
        "keys of claims have two forms",
        arguments: [
            ("@request.auth.claims.a.b", ["a", "b"]),
            ("@Request.Auth.claims[a][b.c]", ["a", "b.c"]),
            ("@request.auth.claims", nil), ("x-claims", nil),
        ] as [(String, [String]?)])
    func claims(_ key: String, _ path: [String]?) {
        #expect(ClaimKey.path(key) == path)
    }

    @Test("protocols follow from appProtocol, the port's name, then its number")
    func protocols() {
        #expect(PortProtocol(istio: "GRPC-Web") == .http)
        #expect(PortProtocol(istio: "Mongo") == .other)
        #expect(PortProtocol(istio: "") == .detected)
        let kubernetes = { (name: String, app: String, number: UInt32) in
            PortProtocol(kubernetesName: name, appProtocol: app, number: number)
        }
        #expect(kubernetes("tcp-x", "kubernetes.io/h2c", 80) == .http)
        #expect(kubernetes("http-web", "", 80) == .http)
        #expect(kubernetes("tls", "", 80) == .other)
        #expect(kubernetes("main", "", 3306) == .other)
        #expect(kubernetes("main", "", 80) == .detected)
    }

    @Test("statuses are those that have a name")
    func statuses() {
        #expect(HTTPStatus.code("503") == 503)
        #expect(HTTPStatus.code("+503") == 503)
        #expect(HTTPStatus.code("599") == nil)
        #expect(HTTPStatus.code("5xx") == nil)
        #expect(GRPCStatus.names.firstIndex(of: "UNAVAILABLE") == 14)
    }
}
