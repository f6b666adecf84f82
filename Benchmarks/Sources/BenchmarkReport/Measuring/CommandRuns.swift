import BenchmarkRules
import Foundation

/// The CPU time of Fairlead's commands, from start to end, in seconds.
struct CommandRuns {
    /// `fairlead check` of 10,000 VirtualServices.
    let check: Double
    /// `fairlead test` of 10,000 cases against 1,000 VirtualServices; `nil` in versions without it.
    let test: Double?

    init() throws {
        let many = try Scratch.write(ManyServices.yaml(count: 10_000), "many.yaml")
        check = try Self.run(["check", many], expecting: 0...1)
        _ = try Scratch.write(ManyServices.yaml(count: 1_000), "services.yaml")
        let tests = try Scratch.write(
            ManyServices.tests(count: 1_000, rules: "services.yaml"), "services.test.yaml")
        let isThere = ChildProcess.output([Programs.fairlead, "test", "--help"]) != nil
        test = isThere ? try Self.run(["test", tests], expecting: 0...0) : nil
    }

    private static func run(_ arguments: [String], expecting: ClosedRange<Int32>) throws -> Double {
        tell("fairlead \(arguments[0])")
        let child = try ChildProcess.run([Programs.fairlead] + arguments)
        guard expecting.contains(child.status) else {
            throw ChildProcess.ProcessError(
                description: "fairlead \(arguments[0]) ends with \(child.status)")
        }
        return child.seconds
    }
}
