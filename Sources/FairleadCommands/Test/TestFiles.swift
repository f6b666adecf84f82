import IstioConfig
import IstioYAML
import RuleTesting

/// The test files at some paths, parsed.
struct TestFiles {
    /// The suites of all files.
    let suites: [TestSuite]
    /// The files that were read, including those without cases.
    private(set) var read: [String] = []

    /// Reads files, and the files with cases in folders; reports all errors.
    init(_ paths: [String], on terminal: Terminal) throws(CommandError) {
        var reader = TestFileReader()
        var sources = SourceLines()
        var passedOver: [String] = []
        for path in paths {
            var hasCases = false
            for file in try Self.files(path) {
                let bytes = try Self.bytes(of: file)
                let source = SourceFile(name: file == "-" ? "<stdin>" : file)
                sources.keep(bytes, of: source)
                read.append(file)
                switch reader.read(bytes, from: source, isSure: file == path) {
                case .cases: hasCases = true
                case .rules: break
                case .other: passedOver.append(file)
                }
            }
            if !hasCases { throw .input("\(path): no file with cases is in this directory") }
        }
        suites = reader.suites
        terminal.report(reader.diagnostics, sources)
        if reader.hasErrors { throw .reported }
        for file in passedOver {
            terminal.error("note: \(file) has neither cases nor rules and is passed over\n")
        }
    }

    private static func files(_ path: String) throws(CommandError) -> [String] {
        path == "-" ? ["-"] : try FileBytes.rulePaths(path)
    }

    private static func bytes(of file: String) throws(CommandError) -> [UInt8] {
        let limit = ReaderLimits().maximumFileBytes
        switch try FileBytes.read(file, atMost: limit) {
        case .success(let bytes): return bytes
        case .failure: throw .input("\(file): the file is larger than \(limit) bytes")
        }
    }
}
