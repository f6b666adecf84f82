import DecisionTree
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import RuleGeneration
import Testing

/// The tree against the reference matcher, on generated rules and requests.
@Suite("The tree decides as the reference matcher does")
struct EqualityTests {
    static func read(_ text: String) -> Configuration {
        var reader = ConfigurationReader()
        reader.read(Array(text.utf8), from: SourceFile(name: "rules.yaml"))
        return reader.configuration
    }

    /// Compares all requests of a generator; returns how many there were and how many a rule
    /// decided.
    static func compare(
        _ configuration: Configuration, _ generator: inout RuleGenerator, questions count: Int,
        seed: UInt64,
    ) throws -> (compared: Int, decided: Int) {
        let linker = Linker(configuration)
        var compared = 0
        var decided = 0
        for (proxy, questions) in generator.questions(count, id: "\(seed)") {
            let table = try linker.link(proxy)
            let reference = ReferenceMatcher(table)
            let tree = DecisionTree(table)
            var scratch = tree.makeScratch()
            for (id, request) in questions {
                let expected = reference.decide(request)
                let found = tree.decide(request, with: &scratch)
                compared += 1
                if expected.route != nil { decided += 1 }
                #expect(found == expected, "\(id)")
            }
        }
        return (compared, decided)
    }

    @Test("on many small configurations", arguments: 0..<4)
    func small(part: UInt64) throws {
        var total = (compared: 0, decided: 0)
        for seed in (part * 60)..<(part * 60 + 60) {
            var generator = RuleGenerator(seed: seed, isWide: seed % 2 == 0)
            let configuration = Self.read(generator.configuration())
            let counts = try Self.compare(configuration, &generator, questions: 150, seed: seed)
            total = (total.compared + counts.compared, total.decided + counts.decided)
        }
        #expect(total.compared == 9_000 && total.decided > 2_000)
    }

    @Test("on crowded virtual hosts", arguments: [10, 50, 300, 1_000])
    func crowded(rules: Int) throws {
        for seed in 0..<3 as Range<UInt64> {
            var generator = RuleGenerator(seed: seed &+ UInt64(rules), isWide: seed != 0)
            let configuration = Self.read(generator.crowdedConfiguration(rules: rules))
            let counts = try Self.compare(configuration, &generator, questions: 300, seed: seed)
            #expect(counts.decided > 30)
        }
    }
}
