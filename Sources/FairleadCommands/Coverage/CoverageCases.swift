import Foundation
import RuleCoverage
import RuleTesting

/// A test file with cases for what is not covered.
struct CoverageCases {
    private let path: String
    private var documents: [String] = []
    private var caseCount = 0
    private var comments: [String] = []

    /// Prepares a file; writes nothing yet.
    init(_ path: String) {
        self.path = path
    }

    /// Adds a document with cases for uncovered parts of rules.
    ///
    /// - Parameters:
    ///   - recorder: The recorded coverage; its most recent rules are `rules`.
    ///   - rules: The rules.
    ///   - paths: The paths of the rules.
    mutating func add(_ recorder: inout CoverageRecorder, _ rules: RuleSet, _ paths: [String]) {
        let others = ProxyCandidates.all(for: rules.configuration)
        let choices = recorder.choices + others.filter { !recorder.choices.contains($0) }
        let missing = CaseGenerator(&recorder, rules, asking: choices, for: .everything)
        comments += missing.comments
        if missing.cases.isEmpty { return }
        caseCount += missing.cases.count
        documents.append(missing.text(rules: paths.map { Self.relative($0, toFolderOf: path) }))
    }

    /// Writes the file and reports its contents; writes nothing if there are no cases.
    func write(on terminal: Terminal) throws(CommandError) {
        if caseCount == 0 {
            let state = comments.isEmpty ? "all is covered" : "no case was found"
            terminal.error("note: \(state), so \(path) was not written\n" + comments.joined())
            return
        }
        try CoverageOptions.write(documents.joined(separator: "---\n"), to: path)
        let cases = caseCount == 1 ? "1 case" : "\(caseCount) cases"
        let gaps = comments.count == 1 ? "1 gap has" : "\(comments.count) gaps have"
        let rest = comments.isEmpty ? "" : ", and why \(gaps) none"
        terminal.error("note: wrote \(path): \(cases) for what is not covered\(rest)\n")
    }

    /// Returns a path relative to a file's folder, as a test file names rules.
    static func relative(_ path: String, toFolderOf file: String) -> String {
        if path.hasPrefix("/") && !file.hasPrefix("/") { return path }
        let parts = { (path: String) in
            URL(fileURLWithPath: path).standardizedFileURL.path.split(separator: "/")
        }
        let folder = parts(file).dropLast()
        let target = parts(path)
        let common = zip(folder, target).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: folder.count - common)
        let joined = (up + target.dropFirst(common).map(String.init)).joined(separator: "/")
        return joined.isEmpty ? "." : joined
    }
}
