import Foundation

/// The programs of the run: our own, which the build left side by side, and those that may be
/// missing.
enum Programs {
    private static let ownFolder = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent()

    /// The folder of the benchmarks, where the results go.
    static let folder = URL(fileURLWithPath: #filePath)
        .appendingPathComponent("../../../..").standardized

    /// The measuring program.
    static let benchmarks = ownFolder.appendingPathComponent("FairleadBenchmarks").path
    /// Fairlead's command line.
    static let fairlead = ownFolder.appendingPathComponent("fairlead").path

    /// The real Envoy, by `FAIRLEAD_ENVOY` or on `PATH`.
    static let envoy = ProcessInfo.processInfo.environment["FAIRLEAD_ENVOY"] ?? find("envoy")
    /// The program that asks Envoy as fast as it can.
    static let wrk = find("wrk")
    /// The program that counts instructions.
    static let valgrind = find("valgrind")

    /// A program on `PATH`.
    private static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }
}

/// Tells how far the run is, on standard error.
func tell(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}
