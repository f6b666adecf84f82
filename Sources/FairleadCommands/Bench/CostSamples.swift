import Dispatch

/// What decisions cost: each request by itself, and all of them in turn.
///
/// A decision takes only a few times as long as reading the clock, so two things are measured.
/// Whole passes over all requests, between two readings of the thread's processor time, give the
/// exact mean. Single decisions between two readings, less the cost of a reading, show how
/// requests differ. The requests are decided in turn, so that none finds its part of the tree in
/// the cache because it was just decided. The median of the rounds counts: an interruption by the
/// machine is not a cost of the request.
struct CostSamples {
    /// Nanoseconds for each request: the median of the rounds.
    private(set) var singles: [Double] = []
    /// Nanoseconds for one pass over all requests: the median of the passes.
    private(set) var pass: Double = 0

    private static let rounds = 3...101
    private static let maximumPasses = 1_001
    private static let maximumSamples = 1 << 22

    /// Measures decisions for about `budget` nanoseconds, after one warm-up pass.
    ///
    /// If a pass takes longer than that, there are still three rounds and one pass.
    init(of count: Int, budget: Double, decide: (Int) -> Void) {
        let once = max(1, Self.time(ofPass: count, decide))
        let possible = Int(min(budget / 2 / once, Double(Self.maximumPasses)))
        let passes = (0..<max(1, possible)).map { _ in Self.time(ofPass: count, decide) }
        pass = Self.median(passes)
        let most = min(Self.rounds.upperBound, Self.maximumSamples / max(1, count))
        let rounds = max(Self.rounds.lowerBound, min(possible, most))
        var samples = Array(repeating: 0.0, count: rounds * count)
        let readingCost = Self.readingCost
        for round in 0..<rounds {
            for index in 0..<count {
                let start = Self.now
                decide(index)
                samples[index * rounds + round] = max(0, Double(Self.now - start) - readingCost)
            }
        }
        singles = (0..<count).map { Self.median(samples[($0 * rounds)..<(($0 + 1) * rounds)]) }
    }

    private static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }

    private static func time(ofPass count: Int, _ decide: (Int) -> Void) -> Double {
        var seconds = 0.0
        timed(&seconds) { for index in 0..<count { decide(index) } }
        return seconds * 1e9
    }

    /// The time between two successive readings.
    private static var readingCost: Double {
        median(
            (0..<1_001).map { _ in
                let start = now
                return Double(now - start)
            })
    }

    private static func median(_ values: some Sequence<Double>) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

/// A summary of costs, in nanoseconds per decision.
struct DecisionCost {
    /// Half of the requests cost no more.
    let p50: Double
    /// 99 of 100 requests cost no more.
    let p99: Double
    /// The time of a pass over all requests, divided by their number.
    let mean: Double

    init(_ samples: [CostSamples]) {
        let singles = samples.flatMap(\.singles).sorted()
        func quantile(_ percent: Int) -> Double {
            singles.isEmpty ? 0 : singles[(singles.count * percent + 99) / 100 - 1]
        }
        p50 = quantile(50)
        p99 = quantile(99)
        mean = samples.reduce(0) { $0 + $1.pass } / Double(max(1, singles.count))
    }
}
