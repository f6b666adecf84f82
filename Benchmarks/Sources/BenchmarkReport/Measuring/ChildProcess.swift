import Foundation

/// A finished program, and the resources it used.
struct ChildProcess {
    /// The program's standard output.
    let output: Data
    /// The exit code; 124 for a timeout.
    let status: Int32
    /// CPU time in seconds, user and system.
    let seconds: Double
    /// Peak resident memory in bytes.
    let peakBytes: Double

    /// The program could not be started.
    struct ProcessError: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs a program for at most `limit` seconds.
    static func run(
        _ arguments: [String], limit: Int = 300,
    ) throws(ProcessError) -> ChildProcess {
        let file = Scratch.file("output-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let process = try spawn(["timeout", "\(limit)"] + arguments, outputTo: file.path)
        var status: Int32 = 0
        var usage = rusage()
        // SAFETY: both are local variables; the usage includes the child's own children.
        guard unsafe wait4(process, &status, 0, &usage) == process else {
            throw ProcessError(description: "\(arguments[0]) is lost")
        }
        let seconds = { (time: timeval) in Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        let isExit = status & 0x7F == 0
        return ChildProcess(
            output: (try? Data(contentsOf: file)) ?? Data(),
            status: isExit ? status >> 8 & 0xFF : 128 + (status & 0x7F),
            seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            peakBytes: Double(usage.ru_maxrss) * 1_024)
    }

    /// Runs a program and returns its output; `nil` if it is missing or fails.
    static func output(_ arguments: [String], limit: Int = 300) -> String? {
        guard let child = try? run(arguments, limit: limit), child.status == 0 else { return nil }
        return String(decoding: child.output, as: UTF8.self)
    }

    /// Starts a program without waiting for it.
    static func spawn(
        _ arguments: [String], outputTo path: String,
    ) throws(ProcessError) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        // SAFETY: the actions are initialized before use and destroyed after it; the strings
        // live until the child has started.
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, flags, 0o600)
        unsafe posix_spawn_file_actions_addopen(
            &actions, STDERR_FILENO, path + ".errors", flags, 0o600)
        var strings = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe strings.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let status = unsafe posix_spawnp(&process, arguments[0], &actions, nil, &strings, environ)
        if status != 0 { throw ProcessError(description: "\(arguments[0]) cannot be started") }
        return process
    }
}

/// Temporary files of the run.
enum Scratch {
    /// The folder, which `remove()` deletes.
    static let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("fairlead-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")

    /// Returns a file in the folder.
    static func file(_ name: String) -> URL {
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent(name)
    }

    /// Writes a file into the folder and returns its path.
    static func write(_ text: String, _ name: String) throws -> String {
        let file = file(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Deletes the folder.
    static func remove() {
        try? FileManager.default.removeItem(at: folder)
    }
}
