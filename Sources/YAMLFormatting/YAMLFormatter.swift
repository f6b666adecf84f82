public import IstioConfig
import IstioYAML

/// Writes YAML in one canonical form and keeps its comments.
///
/// Collections become blocks indented by two columns, except short flow collections on one line.
/// Texts are plain if every reader treats them as texts, and literal blocks if they have several
/// lines. Key order, anchors, aliases, tags, directives, comments and single blank lines stay.
/// Formatting a formatted text changes nothing.
///
///     let formatter = YAMLFormatter()
///     let text = try formatter.format(bytes, from: SourceFile(name: "rules.yaml"))
///
/// JSON is YAML too and becomes YAML; do not format JSON that must stay JSON.
public struct YAMLFormatter: Sendable {
    private let limits: ReaderLimits

    /// Creates a formatter with the limits of rule files: 64 MiB, 64 levels, 8 million events.
    public init() {
        limits = ReaderLimits()
    }

    /// Returns the canonical form of a text.
    ///
    /// The result is verified by reading it again: its events, the types of its plain scalars and
    /// its comments equal those of `bytes`. A byte order mark is dropped; a text without documents
    /// and comments becomes empty.
    ///
    /// - Parameters:
    ///   - bytes: The text, in UTF-8.
    ///   - file: The name for diagnostics; nothing is read from it.
    /// - Returns: The text to print or to write, in UTF-8.
    /// - Throws: ``FormattingError`` if the text is not valid YAML or exceeds the limits.
    /// - Complexity: O(*n*) for *n* bytes of text and canonical form together.
    public func format(
        _ bytes: [UInt8], from file: SourceFile,
    ) throws(FormattingError) -> [UInt8] {
        let source = try SourceText(bytes, file: file, limits: limits)
        var writer = BlockWriter(source, maximumBytes: limits.maximumFileBytes)
        let output = writer.write()
        if output.count > limits.maximumFileBytes {
            throw .unusable(
                Diagnostic(
                    .error, code: .fileTooLarge,
                    "the canonical form has more than the \(limits.maximumFileBytes) bytes that are "
                        + "read",
                    suggestion: "split the file",
                    at: RuleLocation(file: file, line: 1, column: 1)))
        }
        if let position = source.firstDifference(from: output) {
            throw .changed(position.location(in: file))
        }
        return output
    }
}

/// Why a text was not formatted.
public enum FormattingError: Error, Hashable {
    /// The text is not valid YAML or exceeds a limit.
    case unusable(Diagnostic)
    /// The canonical form would not mean the same as the text from this location on.
    ///
    /// This is a bug in the formatter, which then does nothing.
    case changed(RuleLocation)
}
