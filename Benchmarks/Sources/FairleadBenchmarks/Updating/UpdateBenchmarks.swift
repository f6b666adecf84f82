import BenchmarkRules
import Fairlead
import IstioConfig

/// Measures what an exchange of rules costs the writer, and what it costs the readers.
///
/// `replace` replaces one VirtualService by a changed one. `threads` compares two threads with one
/// while a third exchanges rules a hundred times a second; `speedup` is the ratio of their
/// decisions in a second of CPU time per thread.
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

/// Many VirtualServices in force, and changed ones to replace them.
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

    /// Loads the rules on first use.
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

    /// Replaces a VirtualService by one of the changed ones.
    func exchange(_ number: Int) {
        do throws(RuleError) {
            try inForce.replace(changed[number % changed.count])
        } catch {
            fatalError("the made-up rules are good: \(error.diagnostics)")
        }
    }
}
