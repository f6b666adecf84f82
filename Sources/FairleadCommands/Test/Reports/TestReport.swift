import RuleTesting

/// Takes results and prints them in one format.
protocol TestReport {
    /// Takes the next result.
    mutating func take(_ result: CaseResult)
    /// Prints what stands at the end, with the coverage if it was counted.
    mutating func end(_ counts: TestCounts, _ coverage: CoverageResult?)
    /// Whether taking the result prints something, so that a progress line must go first.
    func writesAtOnce(_ result: CaseResult) -> Bool
}

/// The formats of results.
enum TestOutput: String, CaseIterable {
    case text
    case json
    case junit
    case tap
    case github

    /// Makes the report that writes the format.
    func report(on terminal: Terminal) -> any TestReport {
        switch self {
        case .text: TextTestReport(terminal: terminal)
        case .json: JSONTestReport(terminal: terminal)
        case .junit: JUnitReport(terminal: terminal)
        case .tap: TAPReport(terminal: terminal)
        case .github: GitHubTestReport(terminal: terminal)
        }
    }
}
