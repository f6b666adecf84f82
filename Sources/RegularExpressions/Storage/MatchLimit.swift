/// How many steps PCRE2 may take, in proportion to the subject; beyond them an automaton answers.
enum MatchLimit {
    /// Steps that any subject may take.
    private static let leastSteps = 1_000
    /// Further steps for each byte of the subject.
    private static let stepsPerByte = 4

    /// The steps that a subject of this length may take.
    static func steps(for length: Int) -> UInt32 {
        UInt32(clamping: leastSteps + stepsPerByte * length)
    }
}
