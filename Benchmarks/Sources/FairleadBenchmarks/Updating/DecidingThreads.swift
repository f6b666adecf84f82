import BenchmarkRules
import Fairlead
import Foundation
import Synchronization

/// Threads that decide while rules are exchanged.
enum DecidingThreads {
    /// The measured figures.
    struct Figures {
        /// Decisions in a second of CPU time per thread: the ratio of two threads to one.
        var speedup = 0.0
        /// Exchanges of rules per second.
        var exchangesPerSecond = 0.0
    }

    private static let seconds = 1.0

    /// State shared by the threads.
    private final class Progress: Sendable {
        let isDone = Atomic(false)
        let rates = Mutex<[Double]>([])
    }

    /// Measures one thread, then two.
    static func compare(_ rules: ExchangedRules) -> Figures {
        let (one, _) = measure(1, rules)
        let (two, exchanges) = measure(2, rules)
        return Figures(speedup: two / one, exchangesPerSecond: Double(exchanges) / seconds)
    }

    private static func measure(
        _ threads: Int, _ rules: ExchangedRules,
    ) -> (rate: Double, exchanges: Int) {
        let progress = Progress()
        let live = rules.inForce
        let ends = (0..<threads).map { _ in DispatchSemaphore(value: 0) }
        for end in ends {
            Thread.detachNewThread {
                decide(live, progress)
                end.signal()
            }
        }
        let start = Date()
        var exchanges = 0
        while Date().timeIntervalSince(start) < seconds {
            rules.exchange(exchanges)
            exchanges += 1
            Thread.sleep(until: start.addingTimeInterval(Double(exchanges) / 100))
        }
        progress.isDone.store(true, ordering: .releasing)
        for end in ends { end.wait() }
        return (progress.rates.withLock { $0.reduce(0, +) }, exchanges)
    }

    /// Decides until the time is over, and records the decisions per second of CPU time.
    private static func decide(_ rules: LiveRules, _ progress: Progress) {
        var reader = rules.makeReader(for: LoadedServices.proxy)
        let questions = (0..<64).map { number in
            Question(ManyServices.request(number * 7).request)
        }
        let start = processorSeconds()
        var count = 0
        while !progress.isDone.load(ordering: .relaxed) {
            for question in questions {
                question.ask(&reader)
                count += 1
            }
        }
        let rate = Double(count) / (processorSeconds() - start)
        progress.rates.withLock { $0.append(rate) }
    }

    /// Returns this thread's CPU time in seconds.
    private static func processorSeconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
