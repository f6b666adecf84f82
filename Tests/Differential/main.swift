import Foundation
import RuleGeneration

/// Writes made-up rules for comparisons with other programs; CONTRIBUTING.md tells how they are used.
let usage = """
    usage: differential generate SEED COUNT REQUESTS FOLDER   configurations with requests
           differential faults SEED COUNT FILE                VirtualServices with faults

    """
let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "generate" where words.count == 5: try generate()
case "faults" where words.count == 4: try writeFaults()
default:
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}

/// The number in a word; ends the program where there is none.
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
