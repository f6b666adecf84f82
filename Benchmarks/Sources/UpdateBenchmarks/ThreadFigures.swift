import DecisionTree
import Fairlead
import Foundation
import IstioConfig
import Routing
import Synchronization

/// Decisions of one and two threads while rules are exchanged up to a hundred times a second.
enum ThreadFigures {
    /// State shared by the threads.
    private final class Progress: Sendable {
        let isDone = Atomic(false)
        /// Each thread's decisions per second of CPU time.
        let rates = Mutex<[Double]>([])
    }

    /// Alternates between one and two threads, and prints the best rate of each.
    static func report(_ configuration: Configuration, _ proxy: Proxy) throws {
        let rules = try LiveRules(configuration, for: [proxy])
        var best = [0.0, 0.0, 0.0]
        for _ in 0..<3 {
            best[0] = max(best[0], rate(1, rules, configuration, proxy, exchanges: false))
            best[1] = max(best[1], rate(1, rules, configuration, proxy, exchanges: true))
            best[2] = max(best[2], rate(2, rules, configuration, proxy, exchanges: true))
        }
        print("decisions a second of CPU time, one thread, rules at rest: \(Int(best[0]))")
        print("one thread, 100 exchanges a second: \(Int(best[1]))")
        print("two threads, 100 exchanges a second: \(Int(best[2]))")
        print(String(format: "two against one: %.2f", best[2] / best[1]))
    }

    private static func rate(
        _ threads: Int, _ rules: LiveRules, _ configuration: Configuration, _ proxy: Proxy,
        exchanges: Bool,
    ) -> Double {
        let progress = Progress()
        let ends = (0..<threads).map { _ in DispatchSemaphore(value: 0) }
        let hosts = configuration.virtualServices.compactMap { $0.hosts.first?.value }
        for end in ends {
            Thread.detachNewThread {
                decide(rules, proxy, hosts, progress)
                end.signal()
            }
        }
        let stop = Date().addingTimeInterval(2)
        var number = 0
        while Date() < stop {
            if exchanges {
                number = (number + 7) % configuration.virtualServices.count
                try? rules.replace(
                    ExchangeCost.changed(configuration.virtualServices[number]))
            }
            Thread.sleep(forTimeInterval: 0.01)
        }
        progress.isDone.store(true, ordering: .releasing)
        for end in ends { end.wait() }
        return progress.rates.withLock { $0.reduce(0, +) }
    }

    private static func decide(
        _ rules: LiveRules, _ proxy: Proxy, _ hosts: [String], _ progress: Progress,
    ) {
        var reader = rules.makeReader(for: proxy)
        let scheme = Array("http".utf8)
        let line = Array("GET/api/v2/usersuser-agentfigures".utf8)
        let headers = [HeaderRange(name: 16..<26, value: 26..<33)]
        let requests = hosts.prefix(64).map { line + Array($0.utf8) }
        let start = CPUTime.now
        var count = 0
        while !progress.isDone.load(ordering: .relaxed) {
            for request in requests {
                let view = RequestView(
                    request.span, method: 0..<3, authority: line.count..<request.count,
                    target: 3..<16, headers: headers.span, scheme: scheme.span)
                if reader.decide(view, random: 0).decision.route == nil { return }
                count += 1
            }
        }
        let rate = Double(count) / (CPUTime.now - start) * 1e9
        progress.rates.withLock { $0.append(rate) }
    }
}
