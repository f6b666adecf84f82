import BenchmarkRules
import DecisionTree
import Routing

/// Measures a decision as the rules grow, with the tree and with the reference matcher.
///
/// `hitLast` is the request of the last rule, `hitFirst` that of the first, and `miss` one that no
/// rule matches. No decision of the tree may allocate.
enum DecisionBenchmarks {
    static func register() {
        for family in RuleFamily.all {
            for count in RuleFamily.sizes {
                let rules = FamilyRules(family, count)
                addTree(rules, "hitLast", count - 1)
                addTree(rules, "hitFirst", 0)
                addTree(rules, "miss", count + 4)
                addReference(rules, "hitLast", count - 1)
                if count == 1_000 {
                    for headers in [20, 60] { addTree(rules, "hitLast", count - 1, headers) }
                }
            }
        }
    }

    private static func addTree(
        _ rules: FamilyRules, _ outcome: String, _ number: Int, _ headers: Int = 5,
    ) {
        let name = "\(rules.family.name)/\(rules.count)/\(outcome)/\(headers)headers"
        Benchmark.register("decide/tree/" + name, .decision) {
            let question = rules.question(number, headers: headers)
            let tree = rules.tree
            var scratch = tree.makeScratch()
            return { times in question.ask(tree, &scratch, times: times) }
        }
    }

    private static func addReference(_ rules: FamilyRules, _ outcome: String, _ number: Int) {
        let name = "\(rules.family.name)/\(rules.count)/\(outcome)/5headers"
        Benchmark.register("decide/reference/" + name) {
            let request = rules.family.request(number).request
            let reference = ReferenceMatcher(rules.table)
            return { times in
                for _ in 0..<times { keep(reference.decide(request)) }
            }
        }
    }
}
