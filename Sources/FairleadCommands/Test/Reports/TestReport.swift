import RuleTesting

/// Prints results in one format.
protocol TestReport {
    /// Adds the next result.
    mutating func take(_ result: CaseResult)
    /// Prints the end of the report, with the coverage if it was recorded.
    mutating func end(_ counts: TestCounts, _ coverage: CoverageResult?)
    /// Whether adding the result prints something, so that a progress line must be cleared first.
    func writesAtOnce(_ result: CaseResult) -> Bool
}

/// The formats of results.
enum TestOutput: String, CaseIterable {
    case text
    case json
    case junit
    case tap
    case github

    /// Creates the report that writes the format.
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
