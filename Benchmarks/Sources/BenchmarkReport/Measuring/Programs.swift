import Foundation

/// The programs of the run: our own, from the same build folder, and those that may be missing.
enum Programs {
    private static let ownFolder = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent()

    /// The folder of the benchmarks, where the results are written.
    static let folder = URL(fileURLWithPath: #filePath)
        .appendingPathComponent("../../../..").standardized

    /// The measuring program.
    static let benchmarks = ownFolder.appendingPathComponent("FairleadBenchmarks").path
    /// Fairlead's command line.
    static let fairlead = ownFolder.appendingPathComponent("fairlead").path

    /// The real Envoy, by `FAIRLEAD_ENVOY` or on `PATH`.
    static let envoy = ProcessInfo.processInfo.environment["FAIRLEAD_ENVOY"] ?? find("envoy")
    /// The program that puts load on Envoy.
    static let wrk = find("wrk")
    /// The program that counts instructions.
    static let valgrind = find("valgrind")

    /// Returns a program on `PATH`.
    private static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }
}

/// Reports progress on standard error.
func tell(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}
