import DecisionTree
import Routing

/// Asks what a decision costs as the rules grow, by the tree and by the reference matcher.
///
/// The last rule's request hits last, one that no rule takes misses.
enum DecisionBenchmarks {
    static func register() {
        for family in RuleFamily.all {
            for count in [1, 10, 100, 1_000, 10_000] {
                let rules = CompiledRules(family.table(rules: count))
                add("\(family.name)/\(count)/hitLast", rules, family.request(count - 1, headers: 5))
                add("\(family.name)/\(count)/miss", rules, family.request(count + 4, headers: 5))
            }
        }
        let rules = CompiledRules(RuleFamily.all[0].table(rules: 1_000))
        for headers in [5, 20, 60] {
            let request = RuleFamily.all[0].request(999, headers: headers)
            add("pathExact/1000/\(headers)headers", rules, request)
        }
    }

    /// A table and its tree.
    private final class CompiledRules {
        let reference: ReferenceMatcher
        let tree: DecisionTree

        init(_ table: RouteTable) {
            reference = ReferenceMatcher(table)
            tree = DecisionTree(table)
        }
    }

    private static func add(_ name: String, _ rules: CompiledRules, _ request: Request) {
        let question = Question(rules.tree, request)
        precondition(question.decide() == rules.reference.decide(request), name)
        Benchmark.register("decide/tree/" + name) { keep(question.decide()) }
        if name.contains("/1000/") || name.contains("/10/") {
            Benchmark.register("decide/reference/" + name) {
                keep(rules.reference.decide(request))
            }
        }
    }
}

/// A request that is asked again and again: its bytes stand in one buffer, as a proxy has them.
@safe
private final class Question {
    private let tree: DecisionTree
    private let random: UInt64
    private let bytes: UnsafeMutablePointer<UInt8>
    private let line: [Range<Int>]
    private let headers: [(name: Range<Int>, value: Range<Int>)]
    private var scratch: MatchScratch

    init(_ tree: DecisionTree, _ request: Request) {
        self.tree = tree
        random = request.random
        scratch = tree.makeScratch()
        var all: [UInt8] = []
        let add = { (part: [UInt8]) -> Range<Int> in
            all += part
            return all.count - part.count..<all.count
        }
        line = [request.method, request.scheme, request.authority ?? [], request.path].map(add)
        headers = request.headers.map { (add($0.name), add($0.value)) }
        unsafe bytes = .allocate(capacity: all.count)
        for (index, byte) in all.enumerated() { unsafe (bytes + index).initialize(to: byte) }
    }

    deinit {
        unsafe bytes.deallocate()
    }

    func decide() -> Decision {
        scratch.begin(
            method: span(line[0]), scheme: span(line[1]), authority: span(line[2]),
            target: span(line[3]))
        for header in headers {
            scratch.addHeader(name: span(header.name), value: span(header.value))
        }
        return tree.decide(&scratch, random: random)
    }

    @_lifetime(borrow self)
    private func span(_ range: Range<Int>) -> Span<UInt8> {
        // SAFETY: the ranges are those that the buffer was made of.
        let part = unsafe UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
        let span = unsafe Span(_unsafeElements: part)
        return unsafe _overrideLifetime(span, borrowing: self)
    }
}
