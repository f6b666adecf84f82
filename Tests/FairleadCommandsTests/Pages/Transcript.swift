import Foundation
import TestSupport

/// A page whose `console` blocks show commands and their output.
///
/// Each line that begins with `$ fairlead` is run from the project's root; the lines below it, up
/// to the next one, must be its output. A nonzero exit code is shown in a last line.
struct Transcript {
    private static let command = "$ fairlead "

    let file: URL
    /// The page with the current outputs of the commands.
    let current: String
    /// The page as written.
    let written: String
    /// How many commands were run.
    private(set) var commandCount = 0

    /// Runs all commands of a page.
    init(_ name: String) throws {
        file = SharedFolder.project.appendingPathComponent(name)
        written = try String(contentsOf: file, encoding: .utf8)
        var lines: [String] = []
        var isInside = false
        for line in written.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                isInside = line == "```console"
                lines.append(line)
            } else if !isInside {
                lines.append(line)
            } else if line.hasPrefix(Self.command) {
                lines.append(line)
                lines += Self.output(String(line.dropFirst(Self.command.count)))
                commandCount += 1
            }
        }
        current = lines.joined(separator: "\n")
    }

    private static func output(_ command: String) -> [String] {
        let root = SharedFolder.project.path + "/"
        let words = ShellWords.split(command).map { word in
            word.hasPrefix("Fixtures/") ? root + word : word
        }
        let run = CommandRun(words)
        let text = (run.output + run.errors).replacing(root, with: "")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let exit = run.exitCode == 0 ? [] : ["(exit code \(run.exitCode))"]
        return lines.dropLast() + exit
    }
}

/// Splits text into words like a shell.
enum ShellWords {
    /// Splits a command line at spaces outside of quotes, as a shell does.
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for letter in line {
            if letter == quote {
                quote = nil
            } else if quote == nil, letter == "'" || letter == "\"" {
                quote = letter
                word = word ?? ""
            } else if quote == nil, letter == " " {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + String(letter)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
