import Foundation

/// Instructions and calls counted by callgrind; a busy machine does not change them.
struct InstructionCounts {
    /// Calls that a decision must not make.
    private static let forbidden = [
        "swift_retain", "swift_release", "swift_allocObject", "swift_once", "malloc", "calloc",
        "free", "pthread_mutex_lock", "pthread_rwlock_rdlock",
    ]

    private var instructions: [String: Double] = [:]
    private var calls: [String: Double] = [:]
    private let times: Int

    /// Runs each named decision `times` times; `nil` without valgrind.
    init?(_ names: [String], times: Int) throws {
        guard let valgrind = Programs.valgrind else { return nil }
        self.times = times
        tell("instructions of \(names.count) decisions, \(times) times each")
        let program = try Self.withoutDebugInformation()
        let output = Scratch.file("callgrind-\(times)")
        let child = try ChildProcess.run(
            [
                valgrind, "--tool=callgrind", "--instr-atstart=no",
                "--callgrind-out-file=\(output.path)", program, "count", "\(times)",
            ] + names, limit: 600)
        if child.status != 0 {
            throw ChildProcess.ProcessError(description: "valgrind ends with \(child.status)")
        }
        for part in 1...max(1, names.count) {
            let file = URL(fileURLWithPath: "\(output.path).\(part)")
            add(try String(contentsOf: file, encoding: .utf8))
        }
    }

    /// Returns the instructions per decision.
    func perDecision(_ name: String) -> Double? {
        instructions[name].map { $0 / Double(times) }
    }

    /// Returns the forbidden calls per decision: the difference from a longer run.
    func forbiddenCalls(_ name: String, inRunOfMore more: InstructionCounts) -> Double? {
        guard let few = calls[name], let many = more.calls[name] else { return nil }
        return (many - few) / Double(more.times - times)
    }

    /// Strips the program, since some versions of valgrind fail on Swift's debug information.
    private static func withoutDebugInformation() throws -> String {
        let stripped = Scratch.file("stripped").path
        let child = try ChildProcess.run(
            ["strip", "--strip-debug", "-o", stripped, Programs.benchmarks])
        return child.status == 0 ? stripped : Programs.benchmarks
    }

    /// Reads one of callgrind's files.
    ///
    /// Names are written once and then referred to by number.
    private mutating func add(_ text: String) {
        var name = ""
        var functions: [Substring: Substring] = [:]
        var called = Substring()
        for line in text.split(separator: "\n") {
            if let trigger = line.value(of: "desc: Trigger: Client Request: ") {
                name = String(trigger)
            } else if let total = line.value(of: "totals: ") {
                instructions[name] = Double(total)
            } else if let function = line.value(of: "cfn=") ?? line.value(of: "fn=") {
                let parts = function.split(separator: " ", maxSplits: 1)
                if parts.count == 2 { functions[parts[0]] = parts[1] }
                called = functions[parts[0]] ?? ""
            } else if let count = line.value(of: "calls=")?.split(separator: " ").first,
                Self.forbidden.contains(where: { called.hasPrefix($0) })
            {
                calls[name, default: 0] += Double(count) ?? 0
            }
        }
        calls[name] = calls[name] ?? 0
    }
}

extension Substring {
    /// Returns the text after a prefix.
    fileprivate func value(of prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }
}
