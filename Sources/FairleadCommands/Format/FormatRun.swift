import IstioConfig
import IstioYAML
import YAMLFormatting

/// One run of `fairlead fmt` over files; an error in one does not stop the others.
struct FormatRun {
    /// What is done with the canonical form.
    enum Use {
        case print
        case write
        case check
    }

    let terminal: Terminal
    let use: Use
    private(set) var exitCode = ExitCode.success
    private let formatter = YAMLFormatter()

    init(terminal: Terminal, use: Use) {
        self.terminal = terminal
        self.use = use
    }

    /// Formats a file, or all YAML files of a folder.
    mutating func format(_ path: String) {
        do throws(CommandError) {
            if path == "-" { return try formatFile("-") }
            for file in try FileBytes.rulePaths(path) {
                // JSON is formatted only if it is named itself.
                if file != path && file.hasSuffix(".json") { continue }
                do {
                    try formatFile(file)
                } catch {
                    fail(error)
                }
            }
        } catch {
            fail(error)
        }
    }

    private mutating func formatFile(_ path: String) throws(CommandError) {
        let source = SourceFile(name: path == "-" ? "<stdin>" : path)
        let limits = ReaderLimits()
        switch try FileBytes.read(path, atMost: limits.maximumFileBytes) {
        case .success(let bytes):
            if path.hasSuffix(".json") || Self.isJSON(bytes) {
                terminal.error("note: \(source.name) is JSON, which is left as it is\n")
                if use == .print { terminal.out(bytes) }
                return
            }
            do throws(FormattingError) {
                finish(path, bytes, try formatter.format(bytes, from: source))
            } catch {
                report(error, bytes, source)
            }
        case .failure(let fault): report(.unusable(limits.excess(fault.byteCount, in: source)))
        }
    }

    private mutating func finish(_ path: String, _ bytes: [UInt8], _ canonical: [UInt8]) {
        switch use {
        case .print: terminal.out(canonical)
        case .check where bytes != canonical:
            terminal.out("\(path == "-" ? "<stdin>" : path)\n")
            exitCode = max(exitCode, ExitCode.difference)
        case .write where bytes != canonical:
            do {
                try FileBytes.replace(path, with: canonical)
                terminal.out("\(path)\n")
            } catch {
                fail(error)
            }
        case .check, .write: break
        }
    }

    private mutating func report(
        _ fault: FormattingError, _ bytes: [UInt8] = [], _ source: SourceFile? = nil,
    ) {
        switch fault {
        case .unusable(let diagnostic):
            var sources = SourceLines()
            if let source { sources.keep(bytes, of: source) }
            terminal.report([diagnostic], sources)
            exitCode = ExitCode.unusable
        case .changed(let location):
            fail(
                .input(
                    "\(location): the canonical form would not say the same from here on, so the file "
                        + "is left as it is; this is a fault of fairlead's: please report it"))
        }
    }

    private mutating func fail(_ error: CommandError) {
        terminal.report(error)
        exitCode = ExitCode.unusable
    }

    /// Returns whether a text begins like JSON.
    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        let first = bytes.dropFirst(ByteOrderMark.length(in: bytes)).first { $0 > 0x20 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}
