import BenchmarkRules
import Fairlead
import IstioConfig

/// Asks what an exchange of rules costs who exchanges them, and what it costs who decides.
///
/// `replace` puts one changed VirtualService in the place of the old one. `threads` compares two
/// threads with one while a third exchanges rules a hundred times a second; `speedup` is how many
/// times as many decisions two threads make in a second of CPU time each.
enum UpdateBenchmarks {
    static func register() {
        let rules = ExchangedRules(count: 10_000)
        let fewer = ExchangedRules(count: 1_000)
        var number = 0
        Benchmark.register("update/replace/services/\(rules.count)") {
            rules.load()
            return { times in
                for _ in 0..<times {
                    number += 1
                    rules.exchange(number)
                }
            }
        }
        var options = Benchmark.Options.once
        var figures = DecidingThreads.Figures()
        options.counters = {
            ["speedup": figures.speedup, "exchangesPerSecond": figures.exchangesPerSecond]
        }
        Benchmark.register("update/threads/services/\(fewer.count)", options) {
            fewer.load()
            return { _ in figures = DecidingThreads.compare(fewer) }
        }
    }
}

/// Many VirtualServices in force, and changed ones to put in their place.
final class ExchangedRules {
    let count: Int
    private var live: LiveRules?
    private var changed: [VirtualService] = []

    init(count: Int) {
        self.count = count
    }

    /// The rules in force, once they are loaded.
    var inForce: LiveRules {
        guard let live else { fatalError("the rules are not loaded") }
        return live
    }

    /// Loads the rules, unless they are.
    func load() {
        if live != nil { return }
        do throws(RuleError) {
            let text = Array(ManyServices.yaml(count: count).utf8)
            live = try LiveRules(
                LiveRules.read(text, named: "services"), for: [LoadedServices.proxy])
            // Two revisions of each, so that every exchange is a change.
            for revision in [1, 2] {
                for number in stride(from: 0, to: count, by: count / 50) {
                    let text = ManyServices.virtualService(number, revision: revision)
                    changed += try LiveRules.read(Array(text.utf8), named: "changed")
                        .virtualServices
                }
            }
        } catch {
            fatalError("the made-up rules are good: \(error.diagnostics)")
        }
    }

    /// Puts one of the changed VirtualServices in the place of the old one.
    func exchange(_ number: Int) {
        do throws(RuleError) {
            try inForce.replace(changed[number % changed.count])
        } catch {
            fatalError("the made-up rules are good: \(error.diagnostics)")
        }
    }
}
