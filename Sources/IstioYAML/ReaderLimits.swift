package import IstioConfig

/// Bounds on what a reader accepts from untrusted files.
public struct ReaderLimits: Hashable, Sendable {
    /// The maximum file size in bytes; 64 MiB by default.
    public var maximumFileBytes = 64 << 20
    /// The maximum nesting of collections, aliases followed; 64 by default.
    ///
    /// Istio's deepest field is 12 levels down in a `List`.
    public var maximumDepth = 64
    /// The maximum number of values in a document, aliases followed; 8 million by default.
    public var maximumEvents = 8 << 20
    /// The maximum number of diagnostics kept per file; 1,000 by default, the rest is counted.
    public var maximumDiagnostics = 1_000

    /// Creates the default limits.
    public init() {}

    /// The diagnostic for a file that exceeds ``maximumFileBytes``.
    package func excess(_ byteCount: Int, in file: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, code: .fileTooLarge,
            "the file has \(byteCount) bytes, more than the \(maximumFileBytes) that are read",
            suggestion: "split it", at: RuleLocation(file: file, line: 1, column: 1))
    }

    /// The diagnostic for a collection nested deeper than ``maximumDepth``.
    package static func tooDeep(at location: RuleLocation) -> Diagnostic {
        Diagnostic(
            .error, code: .nestingTooDeep, "this is nested deeper than any Istio object",
            at: location)
    }

    /// The diagnostic for a document that exceeds ``maximumEvents``, aliases followed.
    package static func tooManyEvents(at location: RuleLocation) -> Diagnostic {
        Diagnostic(
            .error, code: .tooManyValues, "aliases multiply this document beyond measure",
            at: location)
    }

    /// The diagnostic for a file that exceeds ``maximumEvents`` as written.
    package static func tooManyWrittenEvents(at location: RuleLocation) -> Diagnostic {
        Diagnostic(
            .error, code: .tooManyValues, "the file has more values than are read", at: location)
    }
}
