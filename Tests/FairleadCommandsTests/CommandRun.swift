import FairleadCommands
import Foundation
import Synchronization

/// One run of the program, with its output.
struct CommandRun {
    let exitCode: Int32
    let output: String
    let errors: String

    /// Runs the program with these words, without color.
    init(_ words: String...) {
        self.init(words)
    }

    /// Runs the program with these words, without color.
    init(_ words: [String]) {
        let written = Mutex<(out: [UInt8], error: [UInt8])>(([], []))
        let terminal = Terminal(
            isColored: false,
            out: { bytes in written.withLock { $0.out += bytes } },
            error: { bytes in written.withLock { $0.error += bytes } })
        exitCode = Program.run(words, on: terminal)
        (output, errors) = written.withLock {
            (String(decoding: $0.out, as: UTF8.self), String(decoding: $0.error, as: UTF8.self))
        }
    }
}

/// A folder for one test's files, removed with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("fairlead-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file and returns its path.
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    /// Writes a file and returns its path.
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}
