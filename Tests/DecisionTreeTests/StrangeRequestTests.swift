import DecisionTree
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import Testing

/// Differences that fuzzing found.
@Suite("Strange requests")
struct StrangeRequestTests {
    @Test("with blanks around the Host do not reach a host that is written with them")
    func blanks() throws {
        let text = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a}
            spec: {hosts: [" a.b", c.d], gateways: [g], http: [{route: [{destination: {host: x}}]}]}
            """
        let configuration = EqualityTests.read(text)
        let linker = Linker(configuration, assuming: .gateways)
        let table = try linker.link(Proxy(kind: .everyGateway))
        let tree = DecisionTree(table)
        var scratch = tree.makeScratch()
        for (host, isFound) in [(" a.b", false), ("a.b", false), (" c.d\t", true), ("c.d", true)] {
            let request = Request(authority: host)
            let decision = ReferenceMatcher(table).decide(request)
            #expect((decision.route != nil) == isFound, "`\(host)`")
            #expect(tree.decide(request, with: &scratch) == decision, "`\(host)`")
        }
    }
}
