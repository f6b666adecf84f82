import IstioConfig
import IstioYAML
import RuleTesting

/// The rules of files and folders, with their diagnostics.
struct LoadedRules {
    var configuration = Configuration()
    var diagnostics: [Diagnostic] = []
    /// The files in reading order.
    var files: [SourceFile] = []
    /// The texts of the files, for caret lines.
    var sources = SourceLines()

    /// Whether any diagnostic is an error.
    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Reads all files at the paths.
    ///
    /// With `checksSchema`, violations of the API server's schema are reported too.
    ///
    /// Files with test cases in a folder are skipped.
    ///
    /// - Throws: for a path that does not exist, or a folder without rules.
    init(
        _ paths: [String], mode: ConfigurationReader.Mode, checksSchema: Bool = false,
    ) throws(CommandError) {
        var reader = ConfigurationReader(mode: mode, checksSchema: checksSchema)
        let limits = ReaderLimits()
        for path in paths {
            for file in path == "-" ? ["-"] : try FileBytes.rulePaths(path) {
                let source = SourceFile(name: file == "-" ? "<stdin>" : file)
                switch try FileBytes.read(file, atMost: limits.maximumFileBytes) {
                case .success(let bytes):
                    if file != path && TestFileReader.looksLikeCases(bytes) { continue }
                    reader.read(bytes, from: source)
                    sources.keep(bytes, of: source)
                case .failure(let fault): reader.refuseSize(fault.byteCount, source)
                }
                files.append(source)
            }
        }
        configuration = reader.configuration
        diagnostics = reader.diagnostics
    }
}
