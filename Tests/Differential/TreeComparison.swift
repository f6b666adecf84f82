import DecisionTree
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import RuleGeneration

/// Compares the tree with the reference matcher on generated rules and requests.
struct TreeComparison {
    private(set) var configurations = 0
    private(set) var requests = 0
    private(set) var differences: [String] = []

    /// Compares one configuration; every tenth has one host with up to a few hundred rules.
    mutating func compare(seed: UInt64) throws {
        var generator = RuleGenerator(seed: seed, isWide: seed % 2 == 0)
        let text =
            seed % 10 == 0
            ? generator.crowdedConfiguration(rules: Int(seed / 10 % 400) + 5)
            : generator.configuration()
        var reader = ConfigurationReader()
        reader.read(Array(text.utf8), from: SourceFile(name: "made-up"))
        let linker = Linker(reader.configuration)
        configurations += 1
        for (proxy, questions) in generator.questions(1_000, id: "\(seed)") {
            let table = try linker.link(proxy)
            let reference = ReferenceMatcher(table)
            let tree = DecisionTree(table)
            var scratch = tree.makeScratch()
            for (id, request) in questions {
                requests += 1
                let expected = reference.decide(request)
                let found = tree.decide(request, with: &scratch)
                if found != expected {
                    differences.append("\(id): tree \(found), reference \(expected)")
                }
            }
        }
    }
}
