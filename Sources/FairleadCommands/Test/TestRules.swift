import CommandLineArguments
import Foundation
import IstioConfig
import IstioLinking
import RuleTesting

/// The rules of test files; each set is read once.
struct TestRules {
    private let commandLine: [String]
    private let fallback: ProxyChoice
    private let isLenient: Bool
    private var known: [[String]: RuleSet] = [:]
    private var sources: [[String]: SourceLines] = [:]
    /// The paths as first read, by their standardized form.
    private var spellings: [[String]: [String]] = [:]
    /// The files that were read.
    private(set) var read: [String] = []

    /// Creates an empty collection; rules of the command line replace those that a file names.
    init(_ commandLine: [String], fallback: ProxyChoice, isLenient: Bool) {
        self.commandLine = commandLine
        self.fallback = fallback
        self.isLenient = isLenient
    }

    /// Returns a suite's rules, reading them on first use.
    @discardableResult
    mutating func load(
        for suite: TestSuite, on terminal: Terminal,
    ) throws(CommandError) -> RuleSet {
        let paths = spelling(of: paths(for: suite))
        if let set = known[paths] { return set }
        if paths.isEmpty {
            throw .input(
                "\(suite.location): no rules are given: name them under `rules`, or use `-f PATH`")
        }
        let loaded = try RuleOptions.load(paths, isLenient: isLenient, on: terminal)
        read += loaded.files.map(\.name)
        let set = RuleSet(loaded.configuration, fallback: fallback)
        known[paths] = set
        spellings[Self.meaning(of: paths)] = paths
        sources[paths] = loaded.sources
        return set
    }

    /// All sets of rules that were read, sorted by path.
    var all: [(paths: [String], set: RuleSet)] {
        known.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
    }

    /// The texts of all rules that were read.
    var texts: SourceLines { sources.values.reduce(into: SourceLines()) { $0.add($1) } }

    /// Reports why Envoy would refuse a suite's rules.
    func report(_ error: LinkError, of suite: TestSuite, on terminal: Terminal) {
        terminal.report(
            error.diagnostics, sources[spelling(of: paths(for: suite))] ?? SourceLines())
    }

    /// Returns the paths as first read: the same files under another name are the same rules.
    private func spelling(of paths: [String]) -> [String] {
        spellings[Self.meaning(of: paths)] ?? paths
    }

    private static func meaning(of paths: [String]) -> [String] {
        paths.map { $0 == "-" ? $0 : URL(fileURLWithPath: $0).standardizedFileURL.path }
    }

    /// Returns the paths of a suite's rules; those in a file are relative to it.
    private func paths(for suite: TestSuite) -> [String] {
        if !commandLine.isEmpty { return commandLine }
        let file = suite.location.file.name
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return suite.rules.map { rule in
            rule.value.hasPrefix("/")
                ? rule.value : Self.joined(folder.map(String.init), rule.value)
        }
    }

    /// Joins paths without `.` and `name/..`.
    private static func joined(_ folder: [String], _ path: String) -> String {
        var parts = folder
        for part in path.split(separator: "/").map(String.init) where part != "." {
            if part == "..", let last = parts.last, last != "..", !last.isEmpty {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }
}
