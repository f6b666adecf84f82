import Foundation

/// The time that a thread had a processor.
enum CPUTime {
    /// What the calling thread has used so far, in nanoseconds.
    static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    /// What a piece of work takes, in milliseconds.
    static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        let start = now
        try work()
        return (now - start) / 1e6
    }

    /// Milliseconds as text.
    static func text(_ milliseconds: Double) -> String {
        String(format: "%.2f ms", milliseconds)
    }

    /// The median and the largest of some times.
    static func summary(_ times: [Double]) -> String {
        let sorted = times.sorted()
        guard let largest = sorted.last else { return "-" }
        return "median \(text(sorted[sorted.count / 2])), at most \(text(largest))"
    }
}
