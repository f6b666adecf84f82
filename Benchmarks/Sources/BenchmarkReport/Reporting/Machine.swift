import Foundation

/// The machine and the versions of a run.
enum Machine {
    /// Lines for the results page.
    static var description: [String] {
        [
            "Date: \(date). Commit: \(commit).",
            "Machine: \(processor), \(ProcessInfo.processInfo.activeProcessorCount) processors; "
                + "load average at the start \(load).",
            "Toolchain: \(line(["swift", "--version"], holding: "Swift version")).",
            "Envoy: \(Programs.envoy.map { line([$0, "--version"], holding: "version") } ?? "none").",
        ]
    }

    /// The load average when the run began: other programs reduce cache and clock rate.
    static let load = read("/proc/loadavg").split(separator: " ").prefix(3).joined(separator: ", ")

    private static var date: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd HH:mm"
        formatter.timeZone = TimeZone(identifier: "UTC")
        return formatter.string(from: Date()) + " UTC"
    }

    private static var commit: String {
        let git = ["git", "-C", Programs.folder.path]
        let name = line(git + ["rev-parse", "--short", "HEAD"], holding: "")
        let changed = ChildProcess.output(git + ["status", "--porcelain", "-uno"]) ?? ""
        return changed.isEmpty ? name : name + " with changes"
    }

    private static var processor: String {
        let lines = read("/proc/cpuinfo").split(separator: "\n")
        let model = lines.first { $0.hasPrefix("model name") }
        return model?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "unknown"
    }

    private static func read(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    private static func line(_ command: [String], holding words: String) -> String {
        let lines = (ChildProcess.output(command) ?? "").split(separator: "\n")
        let found = lines.first { words.isEmpty || $0.contains(words) }
        guard let found else { return "unknown" }
        // Programs print the path that started them.
        return found.replacingOccurrences(of: command[0], with: "").trimmingCharacters(
            in: .whitespaces)
    }
}
