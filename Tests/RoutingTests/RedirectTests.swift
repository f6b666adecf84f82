import Routing
import RuleSupport
import Testing

@Suite("Redirects")
struct RedirectTests {
    static func location(_ redirect: String, _ request: Request) throws -> String? {
        let rules = try Rules(
            http: "- redirect: {\(redirect)}\n  match: [{uri: {prefix: /a}}]\n")
        return text(rules.effect(request).response?.location)
    }

    @Test(
        "lead to the Location that Envoy writes",
        arguments: [
            ("uri: /new", "/a/b?x=1", "http://shop.com/new?x=1"),
            ("uri: /new?y=2", "/a?x=1", "http://shop.com/new?y=2"),
            ("authority: other.com", "/a/b?x=1", "http://other.com/a/b?x=1"),
            ("uri: /new, authority: other.com", "/a", "http://other.com/new"),
            ("uri: '%PREFIX()%/n'", "/a/b", "http://shop.com/%PREFIX()%/n"),
            ("port: 8080", "/a", "http://shop.com:8080/a"),
            ("port: 80", "/a", "http://shop.com/a"),
            ("scheme: https", "/a", "https://shop.com/a"),
            ("derivePort: FROM_REQUEST_PORT, authority: o.com", "/a", "http://o.com/a"),
        ])
    func locations(_ redirect: String, _ path: String, _ location: String) throws {
        let request = Request(authority: "shop.com", path: path)
        #expect(try Self.location(redirect, request) == location)
    }

    @Test(
        "have the status that the rule names, 301 otherwise",
        arguments: [(0, 301), (301, 301), (302, 302), (303, 303), (307, 307), (308, 308)])
    func status(_ code: UInt32, _ status: UInt32) throws {
        let redirect = code == 0 ? "uri: /n" : "uri: /n, redirectCode: \(code)"
        let rules = try Rules(http: "- redirect: {\(redirect)}\n")
        #expect(rules.effect("/a").response?.status == status)
    }
}
