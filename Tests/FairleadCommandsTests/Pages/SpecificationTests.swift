import CommandLineArguments
import FairleadCommands
import Foundation
import TestSupport
import Testing

@Suite("The table of commands")
struct SpecificationTests {
    static let commands = Program.specification.commands

    @Test("has examples that its own parser takes", arguments: commands.map(\.name))
    func examples(_ name: String) throws {
        let command = try #require(Self.commands.first { $0.name == name })
        #expect(!command.examples.isEmpty)
        for example in command.examples {
            let line = example.line.split(separator: #/ [|>] /#)[0]
            let words = ShellWords.split(String(line))
            #expect(words.prefix(2) == ["fairlead", name], "\(example.line)")
            #expect(throws: Never.self, "\(example.line)") {
                try command.parse(Array(words.dropFirst(2)))
            }
        }
    }

    @Test("is told by help, in either order of the words", arguments: commands.map(\.name))
    func help(_ name: String) {
        let run = CommandRun(name, "--help")
        #expect(run.exitCode == 0)
        #expect(run.output.contains("USAGE\n  fairlead \(name) [OPTIONS]"))
        #expect(run.output.contains("\nEXAMPLES\n  # "))
        #expect(CommandRun("help", name).output == run.output)
        #expect(CommandRun("help", "x\(name)").exitCode == 2)
    }

    @Test("is the pages of the documentation", arguments: commands.map(\.name))
    func page(_ name: String) throws {
        let command = try #require(Self.commands.first { $0.name == name })
        let page = Program.specification.markdownPage(of: command)
        let file = SharedFolder.project.appendingPathComponent("docs/commands/\(name).md")
        if ProcessInfo.processInfo.environment["FAIRLEAD_WRITE_DOCS"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(
            try String(contentsOf: file, encoding: .utf8) == page,
            "write it anew: FAIRLEAD_WRITE_DOCS=1 swift test --filter SpecificationTests")
    }

    @Test("is the manual page, with every command and option")
    func manual() {
        let run = CommandRun("man")
        #expect(run.exitCode == 0)
        #expect(run.output.hasPrefix(".TH FAIRLEAD 1 "))
        for command in Self.commands {
            #expect(run.output.contains(".SS fairlead \(command.name) "))
        }
        #expect(run.output.contains(".B \\-f, \\-\\-config PATH\n"))
    }

    @Test(
        "is a manual page without a fault",
        .enabled(if: ExternalProgram.exists("groff"), "groff is not installed"))
    func manualIsValid() throws {
        let folder = try TemporaryFolder()
        let page = try folder.write("fairlead.1", CommandRun("man").output)
        let result = try ExternalProgram.run("groff", "-man", "-ww", "-z", "-Tascii", page)
        #expect(result == "")
    }

    @Test(
        "completes words in bash",
        .enabled(if: ExternalProgram.exists("bash"), "bash is not installed"),
        arguments: [
            ("ro", "route"), ("exp", "explain export"), ("route --col", "--color"),
            ("route --color n", "never"), ("route --color = a", "auto always"),
            ("route -f x -X P", ""), ("completion ", "bash zsh fish"),
            ("explain --output ", "text json"), ("check FOLDER/ru", "FOLDER/rules.yaml"),
            ("route -f FOLDER/ru", "FOLDER/rules.yaml"),
        ])
    func bash(_ line: String, _ expected: String) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("rules.yaml", "")
        let script = try folder.write("completion", CommandRun("completion", "bash").output)
        let words = "fairlead \(line.replacing("FOLDER", with: folder.path))"
            .split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }
        let program = """
            . '\(script)'
            COMP_WORDS=(\(words.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
            _fairlead
            echo "${COMPREPLY[*]}"
            """
        let result = try ExternalProgram.run("bash", "-c", program)
        #expect(result.replacing(folder.path, with: "FOLDER") == expected + "\n")
    }

    @Test(
        "completes words in fish",
        .enabled(if: ExternalProgram.exists("fish"), "fish is not installed"))
    func fish() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("completion.fish", CommandRun("completion", "fish").output)
        let program = """
            source '\(script)'
            complete -C 'fairlead explain --outp'
            complete -C 'fairlead explain --output j'
            """
        let help = "The format of the explanation (text)."
        let result = try ExternalProgram.run("fish", "--no-config", "-c", program)
        #expect(result == "--output\t\(help)\njson\t\(help)\n")
    }

    @Test(
        "is a script that zsh reads", .enabled(if: ExternalProgram.exists("zsh"), "no zsh here"))
    func zsh() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("_fairlead", CommandRun("completion", "zsh").output)
        #expect(try ExternalProgram.run("zsh", "-f", "-n", script) == "")
        let program = """
            autoload -U compinit; compinit -u -d '\(folder.path)/dump'
            . '\(script)'; echo $_comps[fairlead]
            """
        #expect(try ExternalProgram.run("zsh", "-f", "-c", program) == "_fairlead\n")
    }
}

/// Programs that may be installed on this machine.
enum ExternalProgram {
    static func exists(_ name: String) -> Bool { path(of: name) != nil }

    /// Runs a program and returns its output, errors included.
    static func run(_ name: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path(of: name)))
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    private static func path(of name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
