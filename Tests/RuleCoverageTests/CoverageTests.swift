import RuleCoverage
import Testing

@Suite("Coverage")
struct CoverageTests {
    private static let rules = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: prod}
        spec:
          hosts: [shop.com, "*.shop.com"]
          gateways: [istio-system/public]
          http:
          - name: beta
            match:
            - uri: {prefix: /cart}
              headers: {x-beta: {exact: "yes"}}
            - queryParams: {beta: {exact: "1"}}
            route: [{destination: {host: cart, subset: v2}}]
          - match: [{uri: {exact: /old}}]
            redirect: {uri: /new}
          - match: [{uri: {prefix: /}}]
            route:
            - destination: {host: cart, subset: v1}
              weight: 90
            - destination: {host: cart, subset: v2}
              weight: 10
            - destination: {host: cart, subset: v3}
              weight: 0

        """

    private static func gaps(_ requests: String..., rules: String = rules) throws -> [String] {
        var run = CoverageRun(rules)
        try run.run(requests: requests)
        return run.gaps
    }

    @Test("is of nothing without cases that reach the rules")
    func nothing() throws {
        let gaps = try Self.gaps("GET http://other.com/")
        #expect(
            gaps == [
                "5 host `shop.com`: unreached", "5 host `*.shop.com`: unreached",
                "6 gateway `istio-system/public`: unreached",
                "8 rule 0 (beta): unreached", "10 rule 0, entry 0: unreached",
                "10 uri prefix `/cart`: neverTrue, neverFalse",
                "11 headers `x-beta` exact `yes`: neverTrue, neverFalse",
                "12 rule 0, entry 1: unreached",
                "12 queryParams `beta` exact `1`: neverTrue, neverFalse",
                "13 destination `cart/v2`: unreached", "14 rule 1: unreached",
                "14 rule 1, entry 0: unreached", "14 uri exact `/old`: neverTrue, neverFalse",
                "15 redirect: unreached", "16 rule 2: unreached",
                "16 rule 2, entry 0: unreached", "16 uri prefix `/`: neverTrue",
                "18 destination `cart/v1`: unreached", "20 destination `cart/v2`: unreached",
            ])
    }

    @Test("asks for each condition that it failed alone, so that its loss would be noticed")
    func alone() throws {
        let passedBy = try Self.gaps("GET http://shop.com/")
        #expect(passedBy.contains("10 uri prefix `/cart`: neverTrue, neverFalse"))
        #expect(passedBy.contains("12 queryParams `beta` exact `1`: neverTrue"))
        let near = try Self.gaps("GET http://shop.com/cart", "curl -H x-beta:yes http://shop.com/")
        #expect(near.contains { $0.hasPrefix("10 rule 0, entry 0") })
        #expect(!near.contains { $0.hasPrefix("10 uri") || $0.hasPrefix("11 headers") })
    }

    @Test("is complete where every rule, half of a condition, host and destination was reached")
    func complete() throws {
        let gaps = try Self.gaps(
            "curl -H x-beta:yes http://shop.com/cart", "GET http://shop.com/cart",
            "curl -H x-beta:yes http://a.shop.com/", "GET http://shop.com/?beta=1",
            "GET http://shop.com/old")
        #expect(gaps == [])
    }

    @Test("counts all destinations of a rule, unless the request says what is drawn")
    func destinations() throws {
        var run = CoverageRun(Self.rules)
        try run.run(
            "cases: [{request: {url: http://shop.com/, random: 95}, expect: {outcome: route}}]")
        #expect(run.gaps.contains("18 destination `cart/v1`: unreached"))
        #expect(!run.gaps.contains { $0.hasPrefix("20 destination") })
        try run.run(requests: ["GET http://shop.com/"])
        #expect(!run.gaps.contains { $0.hasPrefix("18 destination") })
        // A weight of zero gets nothing, so nothing is missing.
        #expect(!run.gaps.contains { $0.hasPrefix("22 destination") })
    }

    @Test("says how much of what there is, and rounds down")
    func share() throws {
        var run = CoverageRun(Self.rules)
        #expect(run.recorder.coverage.share == CoverageShare(covered: 0, total: 23))
        try run.run(requests: ["GET http://shop.com/"])
        let share = run.recorder.coverage.share
        #expect(share == CoverageShare(covered: 9, total: 23))
        #expect(share.text == "39.1%")
        #expect(CoverageShare(covered: 1999, total: 2000).text == "99.9%")
        #expect(CoverageShare().text == "100.0%")
    }

    @Test("asks conditions about the proxy of the proxies that cases name")
    func proxies() throws {
        let rules = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: prod}
            spec:
              hosts: [shop.prod.svc.cluster.local]
              http:
              - match: [{sourceLabels: {app: web}, gateways: []}]
                route: [{destination: {host: shop, subset: v2}}]
              - match: [{gateways: [mesh]}]
                route: [{destination: {host: shop, subset: v1}}]

            """
        let request = { (labels: String) in
            "cases: [{request: {url: http://shop.prod.svc.cluster.local/, sidecar: prod"
                + "\(labels)}, expect: {outcome: route}}]"
        }
        var run = CoverageRun(rules)
        try run.run(request(""))
        #expect(
            run.gaps == [
                "7 rule 0: unreached", "7 rule 0, entry 0: unreached",
                "7 sourceLabels `app=web`: neverTrue", "8 destination `shop/v2`: unreached",
            ])
        try run.run(request(", labels: {app: web}"))
        #expect(run.gaps == [])
    }

    @Test("is of delegates as of the rules that name them, and of no condition that one replaces")
    func delegates() throws {
        let rules = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: root, namespace: prod}
            spec:
              hosts: [shop.com]
              gateways: [istio-system/public]
              http:
              - match: [{uri: {prefix: /a}, headers: {x: {exact: "1"}}}]
                delegate: {name: part}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: part, namespace: prod}
            spec:
              http:
              - match: [{uri: {prefix: /a/b}}, {method: {exact: PUT}}]
                route: [{destination: {host: cart}}]

            """
        var run = CoverageRun(rules)
        try run.run(requests: ["curl -H x:1 http://shop.com/a/b"])
        #expect(
            run.gaps == [
                "8 uri prefix `/a`: neverTrue, neverFalse",
                "8 headers `x` exact `1`: neverFalse",
                "16 uri prefix `/a/b`: neverFalse", "16 rule 0, entry 1: unreached",
                "16 method exact `PUT`: neverTrue, neverFalse",
            ])
    }
}
