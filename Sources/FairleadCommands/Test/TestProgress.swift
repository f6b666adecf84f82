/// A progress line for long runs on a terminal.
struct TestProgress {
    private let total: Int?
    private let terminal: Terminal
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant
    private var done = 0
    private var isShown = false

    /// Starts a run; `total` is `nil` if the number of selected cases is unknown.
    init(total: Int?, on terminal: Terminal) {
        self.total = total
        self.terminal = terminal
        lastShown = start
    }

    /// Counts a case; the line appears after a second, and changes at most ten times a second.
    mutating func step() {
        done += 1
        // The clock is read every 256 cases: a reading costs as much as a case.
        guard terminal.isWatched, done % 256 == 0 else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1), now - lastShown > .milliseconds(100) else { return }
        lastShown = now
        isShown = true
        let share = total.map { " of \($0) cases, \(done * 100 / max(1, $0))%" } ?? " cases"
        terminal.error("\r\u{1B}[K\(done)\(share)")
    }

    /// Clears the line, so that something else can be printed.
    mutating func clear() {
        if isShown { terminal.error("\r\u{1B}[K") }
        isShown = false
    }
}
