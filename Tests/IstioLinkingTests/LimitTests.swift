import IstioConfig
import IstioLinking
import Routing
import RuleSupport
import Testing

@Suite("Limits of linking")
struct LimitTests {
    static func codes(_ yaml: String, _ limits: LinkingLimits) throws -> [String] {
        let linker = Linker(
            try Rules.read(yaml), assuming: [.gateways, .services], limits: limits)
        do throws(LinkError) {
            _ = try linker.link(Proxy(kind: .everyGateway))
            return []
        } catch {
            return error.diagnostics.map { "\($0.location.line) \($0.code)" }
        }
    }

    static let entries = Array(repeating: "{uri: {prefix: /a}}", count: 4).joined(separator: ", ")

    @Test("stop delegates that multiply")
    func delegates() throws {
        let root = Rules.virtualService(http: "- match: [\(Self.entries)]\n  delegate: {name: d}\n")
        let delegate = Rules.virtualService(
            "d", hosts: "", http: "- match: [\(Self.entries)]\n  directResponse: {status: 200}\n")
        let yaml = root + "---\n" + delegate.replacing("  gateways: [gw]\n", with: "")
        var limits = LinkingLimits()
        limits.maximumMergedEntries = 16
        #expect(try Self.codes(yaml, limits) == [])
        limits.maximumMergedEntries = 15
        #expect(try Self.codes(yaml, limits) == ["8 VS250"])
    }

    @Test("stop routes that are repeated for many hosts")
    func routes() throws {
        let yaml = Rules.virtualService(
            hosts: "a, b, c", http: "- match: [\(Self.entries)]\n  directResponse: {status: 200}\n")
        var limits = LinkingLimits()
        limits.maximumRoutes = 12
        #expect(try Self.codes(yaml, limits) == [])
        limits.maximumRoutes = 11
        #expect(try Self.codes(yaml, limits) == ["1 VS250"])
    }

    @Test("stop hosts that would all be compared")
    func hosts() throws {
        let yaml = Rules.virtualService(hosts: "a, b, c", http: "- directResponse: {status: 200}\n")
        var limits = LinkingLimits()
        limits.maximumHostComparisons = 2
        #expect(try Self.codes(yaml, limits) == ["1 VS251"])
    }
}
