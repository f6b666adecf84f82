import CCounters
import Foundation

/// The program's memory.
struct Memory {
    /// Bytes allocated and not freed.
    private var live: UInt64 = 0
    /// Resident bytes, including the code of expressions.
    private var resident: UInt64 = 0

    /// Measures the memory; freed memory does not count.
    static func now() -> Memory {
        return_unused_memory()
        let statistics = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = statistics.split(separator: " ").dropFirst().first.flatMap { UInt64($0) } ?? 0
        return Memory(live: live_bytes(), resident: pages * UInt64(sysconf(Int32(_SC_PAGESIZE))))
    }

    /// Returns the growth since an earlier time, as counters of a benchmark.
    func growth(since start: Memory) -> [String: Double] {
        [
            "liveBytes": Double(live) - Double(start.live),
            "residentBytes": Double(resident) - Double(start.resident),
        ]
    }
}
