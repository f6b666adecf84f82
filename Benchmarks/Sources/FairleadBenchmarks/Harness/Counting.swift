import CCounters

/// Counts the instructions of a piece of work under callgrind.
enum Counting {
    private final class Work {
        let body: () -> Void

        init(_ body: @escaping () -> Void) {
            self.body = body
        }
    }

    /// Runs the work; callgrind writes its instruction count under the name.
    static func run(_ name: String, _ body: @escaping () -> Void) {
        let work = Work(body)
        // SAFETY: the object outlives the call, its only user.
        withExtendedLifetime(work) {
            unsafe count_instructions(
                name,
                { context in
                    guard let context = unsafe context else { return }
                    unsafe Unmanaged<Work>.fromOpaque(context).takeUnretainedValue().body()
                },
                Unmanaged.passUnretained(work).toOpaque())
        }
    }
}
