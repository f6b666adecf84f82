import RegularExpressions

/// Measures ordinary matches, and the worst expressions.
///
/// Each expression that stalls a backtracking engine must match in less time than a thousand
/// ordinary matches.
enum WorstExpressionBenchmarks {
    static func register() {
        add("ordinary/path", "/api/v[0-9]+/users/.*", "/api/v2/users/4711/orders")
        add("ordinary/header", "user=(jason|maria|[a-z]{8});.*", "user=maria; sid=12345")
        for length in [32, 256, 4_096] {
            // The subject contains the byte that PCRE2 requires; without it PCRE2 would not start.
            let run = String(repeating: "a", count: length)
            for (name, pattern) in worst {
                add("worst/\(name)/\(length)/miss", pattern, run + "b!")
            }
        }
    }

    private static let worst = [
        ("nestedPlus", "(a+)+b"),
        ("nestedStar", "((a*)*)*b"),
        ("alternation", "(a|aa)+b"),
        ("equalBranches", "(a|a)*b"),
        ("optionals", "(a?){25}a{25}b"),
        ("twoRuns", "(a+a+)+b"),
        ("counted", "(a{1,9}){1,9}b"),
        ("dots", "(.*a){12}b"),
    ]

    private static func add(_ name: String, _ pattern: String, _ subject: String) {
        Benchmark.register("regularExpression/" + name) {
            guard let expression = try? RegularExpression(pattern) else {
                fatalError("RE2 accepts `\(pattern)`, so do we")
            }
            let bytes = Array(subject.utf8)
            return { times in
                for _ in 0..<times { keep(expression.matchesWhole(bytes)) }
            }
        }
    }
}
