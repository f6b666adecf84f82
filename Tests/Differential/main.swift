import Foundation
import RuleGeneration

/// Generates rules for comparisons with other programs; CONTRIBUTING.md describes their use.
let usage = """
    usage: differential generate SEED COUNT REQUESTS FOLDER   configurations with requests
           differential faults SEED COUNT FILE                VirtualServices with faults
           differential tree SEED MINUTES                     compare the tree with the reference
           differential updates SEED MINUTES                  exchange rules, and link everything
           differential envoy SEED MINUTES                    ask a real Envoy, and compare

    """
let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "generate" where words.count == 5: try generate()
case "faults" where words.count == 4: try writeFaults()
case "tree" where words.count == 3: exit(try compareTree())
case "updates" where words.count == 3: exit(compareUpdates())
case "envoy" where words.count == 3: exit(try compareWithEnvoy())
default:
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}

/// The number in a word; exits the program if it is not a number.
func number(_ index: Int) -> UInt64 {
    guard let number = UInt64(words[index]) else {
        FileHandle.standardError.write(Data("`\(words[index])` is no number\n\(usage)".utf8))
        exit(2)
    }
    return number
}

func generate() throws {
    let seed = number(1)
    for index in 0..<number(2) {
        var generator = RuleGenerator(seed: seed &* 1_000_003 &+ index)
        let folder = URL(fileURLWithPath: words[4]).appendingPathComponent("\(seed)-\(index)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try generator.configuration().write(
            to: folder.appendingPathComponent("config.yaml"), atomically: false, encoding: .utf8)
        let lines = generator.requests(Int(number(3)), id: "\(seed)-\(index)")
        try (lines.joined(separator: "\n") + "\n").write(
            to: folder.appendingPathComponent("requests.jsonl"), atomically: false,
            encoding: .utf8)
    }
}

func writeFaults() throws {
    var generator = RuleGenerator(seed: number(1))
    try generator.faultyVirtualServices(Int(number(2))).write(
        toFile: words[3], atomically: false, encoding: .utf8)
}

/// Compares until the time is over; the exit code is 1 if anything differs.
func compareWithEnvoy() throws -> Int32 {
    guard let program = EnvoyProcess.find() else {
        print("skipped: no `envoy` is on PATH, and FAIRLEAD_ENVOY is not set")
        return 0
    }
    let end = Date().addingTimeInterval(Double(number(2)) * 60)
    var seed = number(1) &* 1_000_003
    var comparison = EnvoyComparison(program: program)
    var reported = 0
    repeat {
        do {
            try comparison.compare(seeds: seed..<seed + 40, requestCount: 30)
        } catch let failure as EnvoyProcess.ProcessError {
            print("seeds \(seed) to \(seed + 39): \(failure.message)")
            return 1
        }
        seed += 40
        for difference in comparison.differences[reported...] { print(difference) }
        reported = comparison.differences.count
        print(
            "\(comparison.configurations) configurations, \(comparison.requests) requests, "
                + "\(reported) differences")
    } while Date() < end
    return reported == 0 ? 0 : 1
}

/// Compares until the time is over; the exit code is 1 if anything differs.
func compareTree() throws -> Int32 {
    let end = Date().addingTimeInterval(Double(number(2)) * 60)
    var seed = number(1) &* 1_000_003
    var comparison = TreeComparison()
    repeat {
        for _ in 0..<50 {
            try comparison.compare(seed: seed)
            seed += 1
        }
    } while Date() < end
    for difference in comparison.differences { print(difference) }
    print(
        "\(comparison.configurations) configurations, \(comparison.requests) requests, "
            + "\(comparison.differences.count) differences")
    return comparison.differences.isEmpty ? 0 : 1
}

/// Compares until the time is over; the exit code is 1 if anything differs.
func compareUpdates() -> Int32 {
    let end = Date().addingTimeInterval(Double(number(2)) * 60)
    var seed = number(1) &* 1_000_003
    var comparison = UpdateComparison()
    repeat {
        comparison.compare(seed: seed, changes: 30)
        seed += 1
    } while Date() < end
    for difference in comparison.differences { print(difference) }
    print(
        "\(comparison.changes) changes, \(comparison.refused) refused, hosts of gateways "
            + "\(comparison.gatewayHosts), of sidecars \(comparison.sidecarHosts), "
            + "\(comparison.differences.count) differences")
    return comparison.differences.isEmpty ? 0 : 1
}
