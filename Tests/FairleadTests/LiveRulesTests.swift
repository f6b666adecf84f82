import Fairlead
import IstioConfig
import Routing
import Testing

@Suite("Live rules")
struct LiveRulesTests {
    static func rules(_ version: Int = 1, others: Int = 3) throws -> LiveRules {
        try LiveRules(
            VersionedRules.configuration(version, others: others), for: [VersionedRules.proxy])
    }

    @Test("decide by the newest version of a VirtualService")
    func replacing() throws {
        let rules = try Self.rules()
        var reader = rules.makeReader(for: VersionedRules.proxy)
        #expect(reader.route() == "version-1")
        try rules.replace(VersionedRules.service(2))
        #expect(reader.route() == "version-2")
        #expect(reader.route("vs.b.test", version: "x2") == "first-2")
        #expect(reader.route("other2.a.test") == "version-2")
    }

    @Test("lose a VirtualService that is removed, and know when there is none")
    func removing() throws {
        let rules = try Self.rules()
        var reader = rules.makeReader(for: VersionedRules.proxy)
        #expect(reader.route() == "version-1")
        #expect(try rules.remove("vs", namespace: "default"))
        #expect(reader.route() == nil)
        #expect(reader.route("other1.b.test") == "version-1")
        #expect(try !rules.remove("vs", namespace: "default"))
        #expect(try !rules.remove("other1", namespace: "elsewhere"))
    }

    @Test("are replaced altogether, also for readers that have been there before")
    func replacingAll() throws {
        let rules = try Self.rules()
        var reader = rules.makeReader(for: VersionedRules.proxy)
        try rules.replaceAll(with: VersionedRules.configuration(7))
        #expect(reader.route() == "version-7")
        #expect(reader.route("other1.b.test") == nil)
        var second = rules.makeReader(for: VersionedRules.proxy)
        #expect(second.route() == "version-7")
    }

    @Test("stay in force when the new ones are refused, for all proxies")
    func refusing() throws {
        let other = Proxy(kind: .everyGateway)
        let rules = try LiveRules(
            VersionedRules.configuration(1), for: [VersionedRules.proxy, other])
        var reader = rules.makeReader(for: VersionedRules.proxy)
        var second = rules.makeReader(for: other)
        let faults: [(String, String)] = [
            ("exact: /version}, headers", "regex: '('}, headers"), ("status: 200}", "status: 99}"),
            ("hosts: [vs.a.test", "hosts: ['a b'"),
        ]
        for (text, fault) in faults {
            let faulty = VersionedRules.virtualService(2).replacing(text, with: fault)
            let configuration = try LiveRules.read(Array(faulty.utf8), named: "vs.yaml")
            let service = try #require(configuration.virtualServices.first)
            #expect(throws: RuleError.self) { try rules.replace(service) }
            #expect(throws: RuleError.self) { try rules.replaceAll(with: configuration) }
            #expect(reader.route() == "version-1")
            #expect(second.route() == "version-1")
        }
        try rules.replace(VersionedRules.service(3))
        #expect(reader.route() == "version-3")
        #expect(second.route() == "version-3")
    }

    @Test("tell all that is wrong, with places")
    func diagnostics() throws {
        let faulty = VersionedRules.virtualService(2)
            .replacing("status: 200}", with: "status: 99}")
            .replacing("hosts: [vs.a.test", with: "hosts: ['a b'")
        do throws(RuleError) {
            _ = try LiveRules(
                LiveRules.read(Array(faulty.utf8), named: "vs.yaml"), for: [VersionedRules.proxy])
            Issue.record("nothing is refused")
        } catch {
            #expect(Set(error.diagnostics.map(\.location.line)) == [5, 10])
        }
        do throws(RuleError) {
            _ = try LiveRules.read(Array("{a: 1, a: 2}\n---\nkind: [".utf8), named: "vs.yaml")
            Issue.record("nothing is refused")
        } catch {
            #expect(
                error.diagnostics.map { "\($0.location) \($0.code)" } == [
                    "vs.yaml:1:1 VS204", "vs.yaml:1:8 VS213", "vs.yaml:3:8 VS200",
                ])
        }
    }
}
