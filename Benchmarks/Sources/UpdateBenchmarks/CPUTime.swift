import Foundation

/// A thread's CPU time.
enum CPUTime {
    /// The calling thread's CPU time so far, in nanoseconds.
    static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    /// Returns the CPU time of a piece of work, in milliseconds.
    static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        let start = now
        try work()
        return (now - start) / 1e6
    }

    /// Formats milliseconds.
    static func text(_ milliseconds: Double) -> String {
        String(format: "%.2f ms", milliseconds)
    }

    /// Formats the median and the maximum of some times.
    static func summary(_ times: [Double]) -> String {
        let sorted = times.sorted()
        guard let largest = sorted.last else { return "-" }
        return "median \(text(sorted[sorted.count / 2])), at most \(text(largest))"
    }
}
