import Routing
import RuleSupport
import Testing

@Suite("Virtual hosts")
struct VirtualHostTests {
    @Test("are chosen by exact name, then longest suffix, then *")
    func virtualHosts() throws {
        let names = ["a.shop.com", "'*.shop.com'", "'*.a.shop.com'", "'*'"]
        let yaml = names.enumerated().map { index, host in
            Rules.virtualService(
                "vs\(index)", hosts: host,
                http: "- {name: r\(index), directResponse: {status: 200}}")
        }
        let rules = try Rules(yaml.joined(separator: "---\n"))
        #expect(rules.route(host: "a.shop.com") == "r0")
        #expect(rules.route(host: "A.SHOP.com:80") == "r0")
        #expect(rules.route(host: "b.shop.com") == "r1")
        #expect(rules.route(host: "b.a.shop.com") == "r2")
        #expect(rules.route(host: "shop.com") == "r3")
        #expect(rules.route(host: "") == "r3")
        #expect(rules.route(Request(authority: nil)) == "badRequest")
    }
}
