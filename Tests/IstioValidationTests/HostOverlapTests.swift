import IstioConfig
import IstioNames
import IstioValidation
import IstioYAML
import TestSupport
import Testing

@Suite("Hosts with hosts in common")
struct HostOverlapTests {
    /// The findings' messages and columns for one VirtualService with these hosts.
    private static func findings(_ hosts: [String]) -> [String] {
        var reader = ConfigurationReader()
        let list = hosts.map { "\"\($0)\"" }.joined(separator: ", ")
        let text = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a}
            spec:
              gateways: [g]
              hosts: [\(list)]
              http: [{route: [{destination: {host: x}}]}]
            """
        reader.read(Array(text.utf8), from: SourceFile(name: "rules.yaml"))
        return WebhookValidation.findings(in: reader.configuration).filter {
            $0.code == .overlappingHosts
        }
        .map { "\($0.location.column) \($0.message)" }
    }

    @Test("are all named, as holding each against each does")
    func pairs() {
        var random = SeededGenerator(seed: 1)
        let texts = [
            "*", "*.a", "*a", "*.b.a", "*-a", "a", "b.a", "c.b.a", "a.b", "ba", "*.ba", "*b.a",
        ]
        var count = 0
        for _ in 0..<200 {
            let hosts = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                texts.randomElement(using: &random) ?? "*"
            }
            var expected: [String] = []
            var column = 11
            for (later, host) in hosts.enumerated() {
                for other in hosts[..<later] where HostName.matches(other, host) {
                    expected.append("\(column) `\(host)` and `\(other)` have hosts in common")
                }
                column += host.utf8.count + 4
            }
            #expect(Self.findings(hosts).sorted() == expected.sorted(), "\(hosts)")
            count += expected.count
        }
        #expect(count > 500)
    }

    /// Comparing all pairs would take two billion comparisons.
    @Test("are found among many wildcards", .timeLimit(.minutes(5)))
    func many() {
        let hosts = (0..<60_000).map { "*.a\($0).com" }
        #expect(Self.findings(hosts + ["x.a7.com"]).count == 1)
    }
}
