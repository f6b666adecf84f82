import CommandLineArguments
import Foundation

/// The coverage options of `fairlead test`.
struct CoverageOptions {
    static let all = [
        OptionSpecification(
            ["coverage"],
            help: "Count which rules, entries, conditions and destinations the cases reach."),
        OptionSpecification(
            ["fail-under"], value: .text("PERCENT"),
            help: "Fail where less than this is covered."),
        OptionSpecification(
            ["coverage-cases"], value: .file("FILE"),
            help: "Write cases for what is not covered, with what is decided today."),
        OptionSpecification(
            ["coverage-html"], value: .file("FILE"),
            help: "Write the rules as a page, in colours that say what is covered."),
        OptionSpecification(
            ["coverage-lcov"], value: .file("FILE"),
            help: "Write the coverage in the format of LCOV, for CI services."),
    ]

    /// Whether coverage is recorded; any of the options enables it.
    let isWanted: Bool
    /// The lowest percentage that passes.
    let minimum: Double?
    /// Where generated cases are written.
    let casesFile: String?
    /// Where the page is written.
    let pageFile: String?
    /// Where the LCOV records are written.
    let lcovFile: String?

    init(_ arguments: ParsedArguments) throws(CommandError) {
        casesFile = arguments.value("coverage-cases")
        pageFile = arguments.value("coverage-html")
        lcovFile = arguments.value("coverage-lcov")
        minimum = try arguments.value("fail-under").map { (text) throws(CommandError) in
            let number = text.hasSuffix("%") ? String(text.dropLast()) : text
            guard let percent = Double(number), (0...100).contains(percent) else {
                throw .usage(ArgumentError("`--fail-under` takes 0 to 100, not `\(text)`"))
            }
            return percent
        }
        isWanted =
            arguments.has("coverage") || minimum != nil
            || [casesFile, pageFile, lcovFile].contains { $0 != nil }
    }

    /// Writes the requested files.
    func writeFiles(_ result: CoverageResult, _ sources: SourceLines) throws(CommandError) {
        if let pageFile { try Self.write(CoveragePage(result, sources).text, to: pageFile) }
        if let lcovFile { try Self.write(LCOVReport.text(result.coverage), to: lcovFile) }
    }

    /// Writes a file.
    static func write(_ text: String, to path: String) throws(CommandError) {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            throw .input("\(path): cannot be written")
        }
    }
}
