import CCounters

/// Counting the instructions of a piece of work under callgrind.
enum Counting {
    private final class Work {
        let body: () -> Void

        init(_ body: @escaping () -> Void) {
            self.body = body
        }
    }

    /// Does the work; callgrind writes its instructions under the name.
    static func run(_ name: String, _ body: @escaping () -> Void) {
        let work = Work(body)
        // SAFETY: the object outlives the call, which is all that uses it.
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
