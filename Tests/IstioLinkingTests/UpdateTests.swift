import IstioConfig
import IstioLinking
import Routing
import RuleGeneration
import RuleSupport
import Testing

@Suite("Exchanging a VirtualService")
struct UpdateTests {
    /// `differential updates` does this for longer.
    @Test("gives the tables that linking everything gives", arguments: 0..<4)
    func equality(part: UInt64) {
        var comparison = UpdateComparison()
        for seed in part * 3..<part * 3 + 3 { comparison.compare(seed: seed, changes: 20) }
        #expect(comparison.differences == [])
        #expect(comparison.changes > 30 && comparison.refused > 0)
        #expect(comparison.gatewayHosts.kept > comparison.gatewayHosts.fresh)
        #expect(comparison.sidecarHosts.kept > 30)
    }

    @Test("is refused where linking everything is, and nothing changes then")
    func limits() {
        var limits = LinkingLimits()
        limits.maximumRoutes = 16
        limits.maximumMergedEntries = 3
        limits.maximumHostComparisons = 30
        var comparison = UpdateComparison(limits: limits)
        for seed in 0..<30 as Range<UInt64> { comparison.compare(seed: seed, changes: 8) }
        #expect(comparison.differences == [])
        #expect(comparison.refused > 10 && comparison.changes > 2 * comparison.refused)
    }

    @Test("looks at everything where missing objects are taken for granted")
    func assumptions() {
        var comparison = UpdateComparison(assuming: [.gateways, .services])
        for seed in 0..<4 as Range<UInt64> { comparison.compare(seed: seed, changes: 10) }
        #expect(comparison.differences == [])
        #expect(comparison.changes > 20)
    }

    @Test("forgets the expressions of old rules")
    func expressions() throws {
        let proxy = Proxy(kind: .everyGateway)
        var linked = try IncrementalLinker(
            Configuration(), for: [proxy], assuming: .gateways)
        for version in 0..<2_500 {
            let rules = try Rules.read(
                Rules.virtualService(
                    http: "- match: [{uri: {regex: '/v\(version)'}}]\n  redirect: {uri: /}\n"))
            _ = try linked.replace(try #require(rules.virtualServices.first))
        }
        #expect(linked.expressionCount <= 1_024)
    }
}
