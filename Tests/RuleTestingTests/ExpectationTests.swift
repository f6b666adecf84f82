import RuleTesting
import Testing

@Suite("Expectations")
struct ExpectationTests {
    static let beta = "{url: http://shop.com/x, headers: {x-beta: \"yes\"}}"

    @Test(
        "hold for what follows from a decision",
        arguments: [
            (beta, "{destination: cart}"),
            (beta, "{destination: cart.prod}"),
            (beta, "{destination: cart.prod.svc}"),
            (beta, "cart.prod.svc.cluster.local:8080/v2"),
            (beta, "{destination: {subset: v2}}"),
            (beta, "{cluster: outbound|8080|v2|cart.prod.svc.cluster.local}"),
            (beta, "{outcome: route, virtualService: shop, rule: beta, match: 0}"),
            (beta, "{virtualService: prod/shop, rule: 2}"),
            (beta, "{authority: beta.shop.com, path: /betax, method: GET}"),
            (beta, "{path: {prefix: /b}, authority: {regex: 'beta[.].*'}}"),
            (beta, "{headers: {X-Version: beta, x-beta: {present: false}}}"),
            (beta, "{responseHeaders: {x-seen: 1}}"),
            (beta, "{timeout: 5s, retries: 3, mirrors: copy.prod:80}"),
            (beta, "{retries: {retryOn: 'reset,5xx', perTryTimeout: 1s}}"),
            (beta, "{not: {destination: other, rule: 0, path: {contains: old}}}"),
            (beta, "{virtualHost: \"shop.com:80\"}"),
            ("GET http://shop.com/old/x", "302"),
            ("GET http://shop.com/old/x", "302 http://shop.com/new"),
            ("GET http://shop.com/old/x", "{outcome: redirect, location: {suffix: /new}}"),
            ("GET http://shop.com/teapot", "{status: 418, body: short and stout}"),
            ("GET http://other.com/", "no route"),
            ("GET http://shop.com/", "cart 75%, cart.next 25%"),
            ("GET http://shop.com/", "{weights: {cart.next: 1, cart: 3}}"),
            ("GET http://shop.com/", "{weights: {cart.next: 1, cart: 0, 'cart:80': 3}}"),
            ("GET http://shop.com/", "{destination: cart.next, share: 25%}"),
            ("GET http://shop.com/", "{destination: cart.next, share: 25, path: /}"),
            ("GET http://shop.com/", "{timeout: none, retries: 2}"),
            ("{url: http://shop.com/, random: 3}", "cart.next"),
            ("{url: http://shop.com/, random: 2}", "cart"),
            ("{url: http://shop.com/, upstream: {status: 201}}", "{status: 201}"),
            ("'curl -X POST -H \"x-beta: yes\" http://shop.com/'", "{method: POST, rule: beta}"),
            ("curl -d a=b http://shop.com/", "{method: POST}"),
        ])
    func holds(_ request: String, _ expectation: String) throws {
        let run = try CaseRun(request, expect: expectation)
        #expect(run.failures == [])
        #expect(run.results.count == 1)
    }

    @Test(
        "that do not hold say what is expected and what there is",
        arguments: [
            (
                beta, "{destination: cart.next}",
                "destination: cart.next / cart.prod.svc.cluster.local:8080/v2"
            ),
            (beta, "cart:80", "destination: cart:80 / cart.prod.svc.cluster.local:8080/v2"),
            (beta, "{rule: 1}", "rule: 1 / rule 2 (beta), match 0 of prod/shop"),
            (beta, "{rule: bet}", "rule: bet / rule 2 (beta), match 0 of prod/shop"),
            (
                beta, "{status: 200}",
                "status: 200 / its destination's (cart.prod.svc.cluster.local:8080/v2)"
            ),
            (beta, "{headers: {x-beta: \"yes\"}}", "header x-beta: yes / none"),
            (beta, "{headers: {x-version: {present: false}}}", "header x-version: none / beta"),
            (beta, "{timeout: none}", "timeout: none / 5s"),
            (beta, "{retries: 0}", "retries: none / 3 on 5xx,reset, each 1s"),
            (beta, "{mirrors: []}", "mirrors:  / copy.prod.svc.cluster.local:80"),
            (beta, "not cart", "destination: not cart / cart.prod.svc.cluster.local:8080/v2"),
            (
                "GET http://shop.com/old", "cart",
                "destination: cart / redirect 302 to http://shop.com/new"
            ),
            (
                "GET http://shop.com/old", "{path: /old}",
                "path: /old / none: redirect 302 to http://shop.com/new"
            ),
            (
                "GET http://shop.com/teapot", "{location: /x}",
                "location: /x / none: direct response 418"
            ),
            (
                "GET http://other.com/", "{virtualService: shop}",
                "virtualService: shop / none: no route (no virtual host has the domain of this Host)"
            ),
            (
                "GET http://shop.com/", "cart 74%, cart.next 26%",
                "weights: cart 74, cart.next 26 / cart.prod.svc.cluster.local:80 75%, "
                    + "cart.next.svc.cluster.local:80 25%"
            ),
            (
                "GET http://shop.com/", "cart 75%",
                "weights: cart 75 / cart.prod.svc.cluster.local:80 75%, "
                    + "cart.next.svc.cluster.local:80 25%"
            ),
            (
                "GET http://shop.com/", "{destination: cart.next, share: 26}",
                "share: 26% / 25% (cart.prod.svc.cluster.local:80 75%, "
                    + "cart.next.svc.cluster.local:80 25%)"
            ),
            (
                "GET http://shop.com/", "cart",
                "destination: cart / cart.next.svc.cluster.local:80"
            ),
        ])
    func fails(_ request: String, _ expectation: String, _ failure: String) throws {
        let run = try CaseRun(request, expect: expectation)
        #expect(run.failures == [failure])
    }

    @Test("of a weighted rule are drawn by a seed, the same each time")
    func seed() throws {
        let cases =
            "cases:\n"
            + String(
                repeating: "- GET http://shop.com/ -> cart\n", count: 400)
        let first = try CaseRun(cases, seed: 7).results.map(\.isPassed)
        #expect(try CaseRun(cases, seed: 7).results.map(\.isPassed) == first)
        #expect(try CaseRun(cases, seed: 8).results.map(\.isPassed) != first)
        // Three of four, within six standard deviations.
        #expect((248...352).contains(first.count { $0 }))
        #expect(try CaseRun(cases).results.allSatisfy { !$0.isPassed })
    }
}
