public import IstioConfig
import IstioYAML

/// Writes YAML in one canonical form and keeps its comments.
///
/// Collections are blocks indented by two columns, but for short ones that stood in brackets on one
/// line; texts are plain where every reader takes them for texts, and literal blocks where they have
/// several lines. Order of keys, anchors, aliases, tags, directives, comments and single blank lines
/// stay. A formatted text is its own canonical form.
///
///     let formatter = YAMLFormatter()
///     let text = try formatter.format(bytes, from: SourceFile(name: "rules.yaml"))
///
/// JSON is YAML too, and becomes YAML; who wants to keep it must not ask.
public struct YAMLFormatter: Sendable {
    private let limits: ReaderLimits

    /// Creates a formatter that takes what rule files may have: 64 MiB, 64 levels, 8 million events.
    public init() {
        limits = ReaderLimits()
    }

    /// Returns the canonical form of a text.
    ///
    /// Whatever is returned has been read again: its events, the types of its plain scalars and its
    /// comments are those of `bytes`. A byte order mark is dropped; a text without any document and
    /// comment becomes the empty one.
    ///
    /// - Parameters:
    ///   - bytes: The text, in UTF-8.
    ///   - file: The name for diagnostics; nothing is read from it.
    /// - Returns: The text to print or to write, in UTF-8.
    /// - Throws: ``FormattingError``, for what is no YAML or beyond the limits.
    /// - Complexity: O(*n*) for a text and a canonical form of *n* bytes together.
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
    /// The text is no YAML or beyond a limit.
    case unusable(Diagnostic)
    /// The canonical form would not mean the same as the text from this place on.
    ///
    /// That is a fault of the formatter's, which would rather do nothing.
    case changed(RuleLocation)
}
