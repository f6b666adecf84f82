/// A line that says how far a long run is, where someone watches.
struct TestProgress {
    private let total: Int?
    private let terminal: Terminal
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant
    private var done = 0
    private var isShown = false

    /// Prepares a run of so many cases; `nil` where it is not known how many are wanted.
    init(total: Int?, on terminal: Terminal) {
        self.total = total
        self.terminal = terminal
        lastShown = start
    }

    /// Counts a case; a line appears once a second has gone by, and changes ten times a second.
    mutating func step() {
        done += 1
        // The clock is asked now and then only: asking it costs as much as a case.
        guard terminal.isWatched, done % 256 == 0 else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1), now - lastShown > .milliseconds(100) else { return }
        lastShown = now
        isShown = true
        let share = total.map { " of \($0) cases, \(done * 100 / max(1, $0))%" } ?? " cases"
        terminal.error("\r\u{1B}[K\(done)\(share)")
    }

    /// Takes the line away, so that something else may be printed.
    mutating func clear() {
        if isShown { terminal.error("\r\u{1B}[K") }
        isShown = false
    }
}
