import Foundation
import RuleGeneration

/// Writes made-up configurations and requests: `differential generate SEED COUNT REQUESTS FOLDER`.
let words = Array(CommandLine.arguments.dropFirst())
guard words.count == 5, words[0] == "generate", let seed = UInt64(words[1]),
    let count = UInt64(words[2]), let requests = Int(words[3])
else {
    FileHandle.standardError.write(
        Data("usage: differential generate SEED COUNT REQUESTS FOLDER\n".utf8))
    exit(2)
}
for index in 0..<count {
    var generator = RuleGenerator(seed: seed &* 1_000_003 &+ index)
    let folder = URL(fileURLWithPath: words[4]).appendingPathComponent("\(seed)-\(index)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try generator.configuration().write(
        to: folder.appendingPathComponent("config.yaml"), atomically: false, encoding: .utf8)
    let lines = generator.requests(requests, id: "\(seed)-\(index)")
    try (lines.joined(separator: "\n") + "\n").write(
        to: folder.appendingPathComponent("requests.jsonl"), atomically: false, encoding: .utf8)
}
