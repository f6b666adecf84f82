import BenchmarkRules
import DecisionTree
import IstioConfig
import IstioLinking
import IstioYAML
import Routing

/// A given number of a family's rules, linked and compiled on first use.
final class FamilyRules {
    let family: RuleFamily
    let count: Int
    private(set) lazy var table = family.table(rules: count)
    private(set) lazy var tree = DecisionTree(table)

    init(_ family: RuleFamily, _ count: Int) {
        self.family = family
        self.count = count
    }

    /// Returns a request, after checking that the tree and the reference matcher agree on it.
    func question(_ number: Int, headers: Int) -> Question {
        let request = family.request(number, headers: headers).request
        let question = Question(request)
        let decision = ReferenceMatcher(table).decide(request)
        precondition(question.ask(tree) == decision, "\(family.name): the tree differs")
        precondition(decision.route == (number < count ? number : nil), "\(family.name): not alone")
        return question
    }
}

extension RuleFamily {
    /// Returns the table of a gateway with `count` rules.
    fileprivate func table(rules count: Int) -> RouteTable {
        var reader = ConfigurationReader()
        reader.read(Array(yaml(rules: count).utf8), from: SourceFile(name: name))
        do {
            return try Linker(reader.configuration, assuming: .gateways)
                .link(Proxy(kind: .everyGateway))
        } catch {
            fatalError("the made-up rules are good: \(error.diagnostics)")
        }
    }
}

extension RuleFamily.Asked {
    /// The request as a client would send it.
    var request: Request {
        Request(
            authority: authority, path: target,
            headers: headers.map { HeaderField($0.name, $0.value) })
    }
}
