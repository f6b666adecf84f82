import IstioConfig
import IstioYAML
import RuleTesting

/// The test files that paths mean, read.
struct TestFiles {
    /// The suites of all files.
    let suites: [TestSuite]
    /// The files that were read, those without cases too.
    private(set) var read: [String] = []

    /// Reads files, and of folders the files that have cases; reports what is wrong.
    init(_ paths: [String], on terminal: Terminal) throws(CommandFailure) {
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

    private static func files(_ path: String) throws(CommandFailure) -> [String] {
        if path == "-" { return ["-"] }
        do {
            return try FileBytes.rulePaths(path)
        } catch {
            throw .input(error.message)
        }
    }

    private static func bytes(of file: String) throws(CommandFailure) -> [UInt8] {
        do {
            return try FileBytes.read(file, atMost: ReaderLimits().maximumFileBytes).get()
        } catch let fault as FileBytes.Fault {
            throw .input(fault.message)
        } catch {
            throw .input(
                "\(file): the file is larger than \(ReaderLimits().maximumFileBytes) bytes")
        }
    }
}
