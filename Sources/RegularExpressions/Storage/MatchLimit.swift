/// Bounds PCRE2's steps in proportion to the subject; beyond them an automaton decides.
enum MatchLimit {
    /// The steps allowed for any subject.
    private static let leastSteps = 1_000
    /// The additional steps for each byte of the subject.
    private static let stepsPerByte = 4

    /// The steps allowed for a subject of this length.
    static func steps(for length: Int) -> UInt32 {
        UInt32(clamping: leastSteps + stepsPerByte * length)
    }
}
