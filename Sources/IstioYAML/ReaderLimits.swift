package import IstioConfig

/// Bounds on what a reader takes from a stranger's file.
public struct ReaderLimits: Hashable, Sendable {
    /// The largest file in bytes; 64 MiB unless set.
    public var maximumFileBytes = 64 << 20
    /// How deep collections may be nested, aliases followed; 64 unless set.
    ///
    /// Istio's deepest field is 12 levels down in a `List`.
    public var maximumDepth = 64
    /// How many values a document may have, aliases followed; 8 million unless set.
    public var maximumEvents = 8 << 20
    /// How many diagnostics of one file are kept; 1,000 unless set, the rest is counted.
    public var maximumDiagnostics = 1_000

    /// Creates the default bounds.
    public init() {}

    /// What is to be said of a file with more bytes than are read.
    package func excess(_ byteCount: Int, in file: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, code: .fileTooLarge,
            "the file has \(byteCount) bytes, more than the \(maximumFileBytes) that are read",
            suggestion: "split it", at: RuleLocation(file: file, line: 1, column: 1))
    }

    /// What is to be said of a collection below ``maximumDepth``.
    package static func tooDeep(at location: RuleLocation) -> Diagnostic {
        Diagnostic(
            .error, code: .nestingTooDeep, "this is nested deeper than any Istio object",
            at: location)
    }

    /// What is to be said of a document with more than ``maximumEvents``, aliases followed.
    package static func tooManyEvents(at location: RuleLocation) -> Diagnostic {
        Diagnostic(
            .error, code: .tooManyValues, "aliases multiply this document beyond measure",
            at: location)
    }

    /// What is to be said of a file with more than ``maximumEvents`` as written.
    package static func tooManyWrittenEvents(at location: RuleLocation) -> Diagnostic {
        Diagnostic(
            .error, code: .tooManyValues, "the file has more values than are read", at: location)
    }
}
