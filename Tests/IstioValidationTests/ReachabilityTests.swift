import IstioConfig
import IstioLinking
import IstioValidation
import IstioYAML
import Routing
import RuleGeneration
import Testing

@Suite("Entries that are never reached")
struct ReachabilityTests {
    static func read(_ text: String) -> Configuration {
        var reader = ConfigurationReader()
        reader.read(Array(text.utf8), from: SourceFile(name: "rules.yaml"))
        return reader.configuration
    }

    @Test("are never reached by any request", arguments: 0..<4)
    func soundness(part: UInt64) throws {
        var reported = 0
        for seed in (part * 100)..<(part * 100 + 100) {
            var generator = RuleGenerator(seed: seed)
            let configuration = Self.read(generator.configuration())
            let unreached = Set(
                Analysis.findings(in: configuration).filter { $0.code == .unreachableMatch }
                    .map(\.location))
            reported += unreached.count
            if unreached.isEmpty { continue }
            let linker = Linker(configuration)
            for (proxy, questions) in generator.questions(500, id: "\(seed)") {
                let table = try linker.link(proxy)
                for (_, request) in questions {
                    let decision = ReferenceMatcher(table).decide(request)
                    let effect = table.apply(decision, to: request)
                    guard let place = effect.origin?.matchLocation else { continue }
                    #expect(!unreached.contains(place), "seed \(seed), \(place)")
                }
            }
        }
        #expect(reported > 10)
    }

    @Test(
        "follow from what the earlier entry asks for",
        arguments: [
            ("{uri: {prefix: /a}}", "{uri: {prefix: /a/b}, method: {exact: POST}}", true),
            ("{uri: {prefix: /a}}", "{uri: {exact: /ab}}", true),
            ("{uri: {prefix: /a}}", "{uri: {regex: /a}}", false),
            ("{uri: {prefix: /a}, authority: {exact: x}}", "{uri: {prefix: /a/b}}", false),
            ("{uri: {prefix: /A}, ignoreUriCase: true}", "{uri: {exact: /ab}}", true),
            ("{uri: {prefix: /a}}", "{uri: {prefix: /ab}, ignoreUriCase: true}", false),
            ("{headers: {x: {}}}", "{headers: {X: {exact: a}}}", true),
            ("{headers: {x: {prefix: a}}}", "{headers: {x: {exact: ab}}}", true),
            ("{headers: {x: {exact: ab}}}", "{headers: {x: {prefix: a}}}", false),
            ("{withoutHeaders: {x: {exact: a}}}", "{withoutHeaders: {x: {}}}", true),
            ("{withoutHeaders: {x: {exact: ''}}}", "{withoutHeaders: {x: {}}}", false),
            ("{withoutHeaders: {x: {}}}", "{withoutHeaders: {x: {exact: a}}}", false),
            ("{withoutHeaders: {x: {exact: ab}}}", "{withoutHeaders: {x: {prefix: a}}}", true),
            ("{queryParams: {q: {}}}", "{queryParams: {q: {exact: a}}}", true),
            ("{queryParams: {q: {}}}", "{queryParams: {Q: {exact: a}}}", false),
            ("{port: 80}", "{uri: {exact: /a}}", false),
            ("{sourceLabels: {a: b}}", "{sourceLabels: {a: b, c: d}}", true),
            ("{sourceLabels: {a: b}}", "{sourceLabels: {a: b}, gateways: [mesh]}", false),
            ("{gateways: [mesh, gw]}", "{gateways: [gw], method: {exact: GET}}", true),
            ("{method: {regex: 'A|B'}}", "{method: {regex: 'A|B'}, uri: {exact: /a}}", true),
        ])
    func implication(_ earlier: String, _ later: String, _ isCovered: Bool) {
        let configuration = Self.read(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a}
            spec:
              hosts: [a]
              gateways: [gw, mesh]
              http:
              - match: [\(earlier)]
                directResponse: {status: 200}
              - match: [\(later)]
                directResponse: {status: 201}
            """)
        let codes = Analysis.findings(in: configuration).map(\.code)
        #expect(codes.contains(.unreachableMatch) == isCovered)
    }
}
