import Foundation

/// Adds the seconds of processor time that a call takes on this thread.
///
/// It excludes other programs' share of a busy machine, and waiting for a disk.
func timed<Result, Failure: Error>(
    _ seconds: inout Double, _ body: () throws(Failure) -> Result,
) throws(Failure) -> Result {
    let start = processorSeconds
    defer { seconds += processorSeconds - start }
    return try body()
}

private var processorSeconds: Double {
    var time = timespec()
    // SAFETY: the pointer is used during the call only.
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
