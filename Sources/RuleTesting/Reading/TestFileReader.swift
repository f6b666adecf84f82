public import IstioConfig
import IstioYAML

/// Reads test files: ours, and those of other tools, which are recognized by their keys.
public struct TestFileReader {
    /// The suites of all files, one per document.
    public private(set) var suites: [TestSuite] = []
    /// The errors and warnings, by file in the order of reading, then by location.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Creates a reader that has read nothing.
    public init() {}

    /// Whether a file cannot be used.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The kind of a file's content.
    public enum Content: Sendable {
        /// It has cases, or is expected to.
        case cases
        /// It has rules.
        case rules
        /// It has neither.
        case other
    }

    /// Reads a file; all its errors are reported together.
    ///
    /// - Parameters:
    ///   - bytes: The file's text.
    ///   - file: Its name.
    ///   - isSure: Whether the file was given as a test file; otherwise a file without cases is
    ///     skipped, since rules and cases may share a folder.
    /// - Returns: The kind of the file's content.
    /// - Complexity: linear in the file; bounded by the limits of `IstioYAML`.
    public mutating func read(
        _ bytes: [UInt8], from file: SourceFile, isSure: Bool = true,
    ) -> Content {
        if let fault = textProtoFault(bytes, file) {
            diagnostics.append(fault)
            return .cases
        }
        // A file that cannot be read completely must not be taken for something else.
        let isSure = isSure || Self.looksLikeCases(bytes)
        var found: [TestSuite] = []
        var content: Content?
        let notes = DocumentReader.read(bytes, from: file) { decoder in
            guard let root = decoder.root else { return }
            let isOwn = Self.content(decoder, root)
            if content == nil || isOwn == .cases { content = isOwn }
            guard isSure || isOwn == .cases else { return }
            if let suite = Self.suite(decoder, root) { found.append(suite) }
        }
        if !isSure && content != .cases { return content ?? .other }
        if content == nil && notes.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error, code: .noCases, "the file has no cases",
                    suggestion: "begin with `cases:`; `fairlead test init` writes a start",
                    at: RuleLocation(file: file, line: 1, column: 1)))
        }
        diagnostics += notes
        suites += found
        return .cases
    }

    /// router_check_tool also accepts text proto, which is not YAML.
    private func textProtoFault(_ bytes: [UInt8], _ file: SourceFile) -> Diagnostic? {
        let words = bytes.prefix(64).split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
        guard words.count > 1, words[0].elementsEqual("tests".utf8), words[1].first == 0x7B else {
            return nil
        }
        return Diagnostic(
            .error, code: .textProtoCases, "cases in text proto are not read",
            suggestion: "write them as JSON or YAML, which router_check_tool takes as well",
            at: RuleLocation(file: file, line: 1, column: 1))
    }

    /// Classifies a document by its keys.
    private static func content(_ decoder: DocumentDecoder, _ root: Int) -> Content {
        guard decoder.shape(root) == .mapping else { return .other }
        let reader = decoder
        let names = Set(reader.entries(of: root).map { $0.name.lowercased() })
        if names.contains("kind") { return .rules }
        return names.isDisjoint(with: caseKeys) ? .other : .cases
    }

    private static let caseKeys: Set<String> = ["cases", "tests", "testcases"]

    /// Returns whether a text has cases, without parsing it.
    ///
    /// For folders of rules, where such files are skipped.
    public static func looksLikeCases(_ bytes: [UInt8]) -> Bool {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).contains {
            line in
            guard let first = line.first, first | 0x20 == 0x63 || first | 0x20 == 0x74 else {
                return false
            }
            let key = line.prefix { $0 != UInt8(ascii: ":") }
            return key.count < 10 && key.count < line.count
                && caseKeys.contains(String(decoding: key, as: UTF8.self).lowercased())
        }
    }

    private static func suite(_ decoder: DocumentDecoder, _ root: Int) -> TestSuite? {
        guard decoder.shape(root) == .mapping else {
            decoder.wrongType("a mapping with `cases`", at: root)
            return nil
        }
        let entries = decoder.entries(of: root)
        let names = entries.map { $0.name.lowercased() }
        if names.contains("testcases") { return ConfigValidatorFile.suite(decoder, root) }
        if RouterCheckFile.isMeant(decoder, entries) {
            return RouterCheckFile.suite(decoder, root)
        }
        if names.contains("kind") && names.contains("apiversion") {
            decoder.refuse(
                .rulesInsteadOfCases, "these are rules, not cases",
                suggestion: "give them with `-f`", at: root)
            return nil
        }
        return CaseFile.suite(decoder, root)
    }
}
