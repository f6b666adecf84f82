import DecisionTree
import Fairlead
import Routing

/// Measures what the seed articles' rules cost, against straight-line code for just those rules.
///
/// One round decides all 24 calls of the article; a few are also measured separately. `apply`
/// computes the effect of the decision: path, authority, headers, Location.
enum ArticleBenchmarks {
    static func register() {
        guard let rules = try? ArticleRules() else {
            fatalError("Fixtures/article is part of the project and good")
        }
        let tree = DecisionTree(rules.table)
        let questions = rules.calls.map { Question($0.request) }
        for ((id, request), question) in zip(rules.calls, questions) {
            let decision = ReferenceMatcher(rules.table).decide(request)
            precondition(question.ask(tree) == decision, "\(id): the tree differs")
            precondition(
                question.askFloor() == rules.floorAnswer(decision), "\(id): the floor differs")
        }
        addCarryingOut(rules, questions)
        add("all", questions, tree)
        for index in [0, 13, 15, 19] { add(rules.calls[index].id, [questions[index]], tree) }
        addReferenceAndEffects(rules)
    }

    private static func add(_ name: String, _ questions: [Question], _ tree: DecisionTree) {
        Benchmark.register("decide/tree/article/\(name)", .decision) {
            var scratch = tree.makeScratch()
            return { times in
                for question in questions { question.ask(tree, &scratch, times: times) }
            }
        }
        Benchmark.register("decide/floor/article/\(name)", .decision) {
            { times in
                for question in questions { question.askFloor(times: times) }
            }
        }
    }

    /// Decides and writes all that a proxy forwards, by the newest rules and by the floor.
    private static func addCarryingOut(_ rules: ArticleRules, _ questions: [Question]) {
        let heads = (rules: SentHead(), floor: SentHead())
        guard let live = try? LiveRules(rules.configuration, for: [rules.table.proxy]) else {
            fatalError("Fixtures/article is part of the project and good")
        }
        for ((id, _), question) in zip(rules.calls, questions) {
            var reader = live.makeReader(for: rules.table.proxy)
            let (sent, floor) = heads
            question.carryOut(&reader, into: sent, times: 1)
            question.carryOutFloor(into: floor, times: 1)
            precondition(sent.text == floor.text, "\(id): the floor writes otherwise")
        }
        Benchmark.register("carryOut/tree/article/all", .decision) {
            var reader = live.makeReader(for: rules.table.proxy)
            let head = SentHead()
            return { times in
                for question in questions { question.carryOut(&reader, into: head, times: times) }
            }
        }
        Benchmark.register("carryOut/floor/article/all", .decision) {
            let head = SentHead()
            return { times in
                for question in questions { question.carryOutFloor(into: head, times: times) }
            }
        }
    }

    private static func addReferenceAndEffects(_ rules: ArticleRules) {
        let reference = ReferenceMatcher(rules.table)
        let decided = rules.calls.map { ($0.request, reference.decide($0.request)) }
        Benchmark.register("decide/reference/article/all") {
            { times in
                for _ in 0..<times {
                    for (request, _) in decided { keep(reference.decide(request)) }
                }
            }
        }
        Benchmark.register("apply/article/all") {
            { times in
                for _ in 0..<times {
                    for (request, decision) in decided {
                        keep(rules.table.apply(decision, to: request))
                    }
                }
            }
        }
    }
}
