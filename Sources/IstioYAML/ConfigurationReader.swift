public import IstioConfig

/// Reads Istio's and Kubernetes' objects from YAML or JSON.
///
/// Feed it one file after another; objects and diagnostics add up. A file with an unreadable
/// document gives nothing but the diagnostic, since no reader of Kubernetes takes half a file.
/// Kinds that routing does not need are read past, with a note.
public struct ConfigurationReader: Sendable {
    /// How much is forgiven.
    public enum Mode: Hashable, Sendable {
        /// Every fault is an error: unknown fields, repeated keys, two members of a one-of.
        case strict
        /// As istiod reads files: those three are warnings, and the last one counts.
        case lenient
    }

    /// What was read so far.
    public private(set) var configuration = Configuration()
    /// What is to be said about it, by file in the order of reading, then by place.
    public private(set) var diagnostics: [Diagnostic] = []

    private let mode: Mode
    private let checksSchema: Bool
    private let limits: ReaderLimits

    /// Creates a reader that has read nothing.
    ///
    /// With `checksSchema` it also reports what the API server's schema refuses of VirtualServices
    /// although istiod would read it (VS230 to VS233).
    public init(
        mode: Mode = .strict, checksSchema: Bool = false, limits: ReaderLimits = ReaderLimits(),
    ) {
        self.mode = mode
        self.checksSchema = checksSchema
        self.limits = limits
    }

    /// Whether any diagnostic is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Reads a whole file.
    ///
    /// - Complexity: linear in the file; bounded by the reader's limits whatever the file says.
    public mutating func read(_ bytes: [UInt8], from file: SourceFile) {
        guard bytes.count <= limits.maximumFileBytes else {
            refuseSize(bytes.count, file)
            return
        }
        let text = StreamReader.cleaned(bytes)
        var stream = StreamReader(
            file: file, mode: mode, checksSchema: checksSchema, limits: limits)
        var read = Configuration()
        stream.read(text) { decoder in
            decoder.decodeDocument(into: &read)
            return !read.isEmpty
        }
        if !stream.isUnreadable { configuration.append(read) }
        diagnostics += stream.diagnostics.sorted(of: file)
    }

    /// Notes that a file is larger than a reader takes; for callers that know before they read.
    public mutating func refuseSize(_ byteCount: Int, _ file: SourceFile) {
        diagnostics.append(limits.excess(byteCount, in: file))
    }
}
