import BenchmarkRules

/// The results page in Markdown.
struct ResultsPage {
    private let run: Measurements

    init(_ run: Measurements) {
        self.run = run
    }

    /// The page's text.
    var text: String {
        """
        # Results

        Written by `Benchmarks/run`; [README.md](README.md) says what each row asks, and what
        cannot be compared. Times are CPU times, medians of five repetitions.

        \(Machine.description.map { "* \($0)" }.joined(separator: "\n"))

        | question | to reach | measured | reached |
        | --- | --- | --- | --- |
        \((run.decisionRows + run.loadingRows).map(\.markdown).joined(separator: "\n"))

        ![cost of a decision against the number of rules](Results.svg)

        ## A decision, by number of rules

        Five headers; the request of the last rule, of the first, and one that no rule takes.

        \(table(["rules"] + Self.sizes, decisions))

        With 5, 20 and 60 headers, 1,000 rules, last rule:

        \(table(["rules", "5", "20", "60"], headers))

        ## Peers

        The reference matcher decides the whole request; Envoy's figure is what a longer list adds to
        its CPU time for a request; the engines are given the path alone.

        \(table(["peer"] + Self.sizes, peers))

        ## The seed articles

        \(table(["24 calls", "time"], article))

        ## Loading

        \(table(["VirtualServices", "1,000", "10,000"], loading))

        """
    }

    private static let sizes = RuleFamily.sizes.map { Figures.grouped($0) }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }

    private var decisions: [[String]] {
        RuleFamily.all.flatMap { family in
            [("last", "hitLast"), ("first", "hitFirst"), ("none", "miss")].map { title, outcome in
                ["\(family.title), \(title)"]
                    + RuleFamily.sizes.map { size in
                        let name = "decide/tree/\(family.name)/\(size)/\(outcome)/5headers"
                        return run.benchmarks.nanoseconds(name).asTime
                    }
            }
        }
    }

    private var headers: [[String]] {
        RuleFamily.all.map { family in
            [family.title]
                + [5, 20, 60].map { count in
                    let name = "decide/tree/\(family.name)/1000/hitLast/\(count)headers"
                    return run.benchmarks.nanoseconds(name).asTime
                }
        }
    }

    private var peers: [[String]] {
        let reference = RuleFamily.all.map { family in
            ["reference matcher, \(family.title)"]
                + RuleFamily.sizes.map { run.decision(family, $0, by: "reference").asTime }
        }
        let envoy = RuleFamily.all.filter { run.envoyRoutes[$0.name] != nil }.map { family in
            ["Envoy, \(family.title)"]
                + RuleFamily.sizes.map { run.envoyRoutes[family.name]?.choice($0).asTime ?? "-" }
        }
        let engines = Peers.engines.flatMap { engine in
            RuleFamily.ofExpressions.map { family in
                ["\(engine.title), \(family.title)"]
                    + RuleFamily.sizes.map { run.match(engine.name, family, $0).asTime }
            }
        }
        return reference + envoy + engines
    }

    private var article: [[String]] {
        [
            ("tree", "decide/tree/article/all"), ("by hand", "decide/floor/article/all"),
            ("reference matcher", "decide/reference/article/all"),
            ("apply: what follows from the decision", "apply/article/all"),
        ].map { [$0.0, run.benchmarks.nanoseconds($0.1).asTime] }
    }

    private var loading: [[String]] {
        let counts = [1_000, 10_000]
        let steps = ["scan", "parse", "link", "compile", "load"].map { step in
            [step] + counts.map { run.loading(step, $0).asTime }
        }
        let memory = [("tree", "compile"), ("table and tree", "load")].map { title, step in
            ["resident memory, \(title)"]
                + counts.map {
                    run.benchmarks.counter("residentBytes", of: "\(step)/services/\($0)").asBytes
                }
        }
        let envoy = [
            ["Envoy's load"]
                + counts.map { (run.envoyLoading[$0]?.seconds).map { $0 * 1e9 }.asTime },
            ["Envoy's resident memory"] + counts.map { (run.envoyLoading[$0]?.bytes).asBytes },
        ]
        return steps + memory + envoy
    }
}

/// The engines that only match expressions.
enum Peers {
    /// Names in benchmarks, and their titles.
    static let engines = [
        (name: "re2", title: "RE2 one by one"), (name: "re2Set", title: "RE2::Set"),
        (name: "pcre2", title: "PCRE2 JIT one by one"), (name: "hyperscan", title: "Hyperscan"),
    ]
}
