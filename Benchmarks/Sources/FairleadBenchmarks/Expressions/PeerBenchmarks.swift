import BenchmarkRules

/// Measures how other engines find the first of many expressions that matches a path.
///
/// They receive only the path, while a decision of the tree (`decide/tree/regexLiteral`,
/// `decide/tree/regexPlain`) reads a whole request. An engine that is not installed is skipped.
enum PeerBenchmarks {
    static func register() {
        for peer in Peer.all {
            if !Peer.isBuilt(peer) {
                warn("\(peer) is not installed and left out (README.md has the packages)")
                continue
            }
            for family in RuleFamily.ofExpressions {
                for count in RuleFamily.sizes { add(peer, family, count) }
            }
        }
    }

    private static func add(_ name: String, _ family: RuleFamily, _ count: Int) {
        Benchmark.register("match/\(name)/\(family.name)/\(count)/hitLast", .quick) {
            let patterns = (0..<count).compactMap { number in family.pattern?(number) }
            let path = family.request(count - 1).target
            guard let peer = Peer(name, patterns, text: path) else { return { _ in } }
            precondition(peer.firstMatch() == count - 1, "\(name) finds another expression")
            return { times in
                for _ in 0..<times { keep(peer.firstMatch()) }
            }
        }
    }
}
