public import IstioConfig

/// Reads Istio and Kubernetes objects from YAML or JSON.
///
/// Call it for each file; objects and diagnostics accumulate. A file with an unreadable document
/// adds only the diagnostic, since no Kubernetes reader accepts part of a file. Kinds that
/// routing does not need are skipped, with a note.
public struct ConfigurationReader: Sendable {
    /// How strictly files are read.
    public enum Mode: Hashable, Sendable {
        /// Every fault is an error: unknown fields, repeated keys, two members of a one-of.
        case strict
        /// As in istiod: those three are warnings, and the last one counts.
        case lenient
    }

    /// The objects read so far.
    public private(set) var configuration = Configuration()
    /// The diagnostics, by file in reading order, then by location.
    public private(set) var diagnostics: [Diagnostic] = []

    private let mode: Mode
    private let checksSchema: Bool
    private let limits: ReaderLimits

    /// Creates a reader that has read nothing.
    ///
    /// With `checksSchema` it also reports what the API server's schema refuses in VirtualServices
    /// although istiod accepts it (VS230 to VS233).
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
    /// - Complexity: linear in the file; bounded by the reader's limits whatever the file contains.
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

    /// Reports a file that exceeds the size limit; for callers that know the size before reading.
    public mutating func refuseSize(_ byteCount: Int, _ file: SourceFile) {
        diagnostics.append(limits.excess(byteCount, in: file))
    }
}
