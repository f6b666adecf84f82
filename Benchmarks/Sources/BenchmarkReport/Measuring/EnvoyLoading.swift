import BenchmarkRules

/// What loading the routes of many VirtualServices costs the real Envoy.
struct EnvoyLoading {
    /// CPU time in seconds, less that of an Envoy without routes.
    let seconds: Double
    /// Resident memory in bytes, less that of an Envoy without routes.
    let bytes: Double

    /// Loads the routes; `nil` without Envoy.
    init?(services count: Int) throws {
        guard let envoy = Programs.envoy else { return nil }
        tell("Envoy's loading of \(count) VirtualServices")
        let empty = try Self.validate(envoy, EnvoyConfiguration.writeEmpty())
        let full = try Self.validate(
            envoy,
            EnvoyConfiguration.write(
                ManyServices.yaml(count: count), name: "services-\(count)", port: 0))
        seconds = full.seconds - empty.seconds
        bytes = full.peakBytes - empty.peakBytes
    }

    private static func validate(_ envoy: String, _ path: String) throws -> ChildProcess {
        let child = try ChildProcess.run(
            [envoy, "--mode", "validate", "-c", path, "-l", "off", "--use-dynamic-base-id"])
        if child.status != 0 {
            throw ChildProcess.ProcessError(description: "Envoy refuses \(path)")
        }
        return child
    }
}
