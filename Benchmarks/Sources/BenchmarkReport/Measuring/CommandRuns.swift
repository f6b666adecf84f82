import BenchmarkRules
import Foundation

/// What Fairlead's own commands cost from start to end.
struct CommandRuns {
    /// CPU time of `fairlead check` for 10,000 VirtualServices, in seconds.
    let check: Double

    init() throws {
        tell("fairlead check")
        let file = try Scratch.write(ManyServices.yaml(count: 10_000), "services.yaml")
        let child = try ChildProcess.run([Programs.fairlead, "check", file])
        if child.status > 1 {
            throw ChildProcess.Failure(description: "fairlead check ends with \(child.status)")
        }
        check = child.seconds
    }
}
