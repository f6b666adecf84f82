import Foundation
import Testing

@Suite("fairlead fmt")
struct FormatCommandTests {
    static let text = "a:   1 # one\nb: [x,\n  y]\n"
    static let canonical = "a: 1 # one\nb:\n- x\n- y\n"

    @Test("prints the canonical form of a file")
    func prints() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", Self.text)
        let run = CommandRun("fmt", file)
        #expect(run.exitCode == 0)
        #expect(run.output == Self.canonical)
        #expect(run.errors == "")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.text)
    }

    @Test("names with --check what is not canonical, and changes nothing")
    func check() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", Self.text)
        let other = try folder.write("good.yml", Self.canonical)
        _ = try folder.write("data.json", "{}")
        let run = CommandRun("fmt", "--check", folder.path)
        #expect(run.exitCode == 1)
        #expect(run.output == file + "\n")
        #expect(run.errors == "")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.text)
        let clean = CommandRun("fmt", "--check", other)
        #expect(clean.exitCode == 0)
        #expect(clean.output == "")
    }

    @Test("writes with --write what is not canonical, and keeps links and permissions")
    func write() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", Self.text)
        let good = try folder.write("good.yaml", Self.canonical)
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        let old = Date(timeIntervalSince1970: 1_000_000)
        try files.setAttributes([.modificationDate: old], ofItemAtPath: good)
        let link = folder.path + "/link.yaml"
        try files.createSymbolicLink(atPath: link, withDestinationPath: "rules.yaml")

        let run = CommandRun("fmt", "--write", good, link)
        #expect(run.exitCode == 0)
        #expect(run.output == link + "\n")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.canonical)
        let attributes = try files.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try files.destinationOfSymbolicLink(atPath: link) == "rules.yaml")
        let untouched = try files.attributesOfItem(atPath: good)[.modificationDate] as? Date
        #expect(untouched == old)
        #expect(try files.contentsOfDirectory(atPath: folder.path).count == 3)
        #expect(CommandRun("fmt", "-w", folder.path).output == "")
    }

    @Test("tells all faults, writes none of the faulty files, and formats the others")
    func faults() throws {
        let folder = try TemporaryFolder()
        let bad = try folder.write("bad.yaml", "a: 1\nb: [c\nd: 1\n")
        let worse = try folder.write("worse.yaml", "a: \"b\\q\"\n")
        let file = try folder.write("z.yaml", Self.text)
        let run = CommandRun("fmt", "-w", "/nowhere.yaml", folder.path)
        #expect(run.exitCode == 2)
        #expect(run.output == file + "\n")
        #expect(
            run.errors.replacing(folder.path + "/", with: "") == """
                fairlead: /nowhere.yaml: no such file or directory
                bad.yaml:3:2: error: the list that began with `[` is not closed [VS200]
                  d: 1
                   ^
                worse.yaml:1:6: error: no such escape exists in a text in double quotes [VS200]
                  a: "b\\q"
                       ^
                  write `\\\\` for a backslash, or use single quotes

                """)
        #expect(try String(contentsOfFile: bad, encoding: .utf8) == "a: 1\nb: [c\nd: 1\n")
        #expect(try String(contentsOfFile: worse, encoding: .utf8) == "a: \"b\\q\"\n")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == Self.canonical)
        #expect(CommandRun("fmt", "--check", folder.path).exitCode == 2)
        let printed = CommandRun("fmt", bad)
        #expect(printed.exitCode == 2)
        #expect(printed.output == "")
    }

    @Test("leaves JSON as it is, and says so", arguments: ["rules.json", "rules.yaml"])
    func json(_ name: String) throws {
        let folder = try TemporaryFolder()
        let text = "\n{\"a\":\n  [1]}"
        let file = try folder.write(name, text)
        let run = CommandRun("fmt", file)
        #expect(run.exitCode == 0)
        #expect(run.output == text)
        #expect(run.errors == "note: \(file) is JSON, which is left as it is\n")
        #expect(CommandRun("fmt", "--check", file).exitCode == 0)
        #expect(CommandRun("fmt", "--write", file).output == "")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test(
        "cannot write where nobody may, and goes on",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/limits"), "no /proc here"))
    func unwritable() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", Self.text)
        let run = CommandRun("fmt", "-w", "/proc/self/limits", file)
        #expect(run.exitCode == 2)
        #expect(run.output == file + "\n")
        #expect(run.errors == "fairlead: /proc/self/limits: cannot be written\n")
    }

    @Test("needs a command line that says what to do with the files")
    func usage() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", Self.text)
        let wrong = [
            [], ["-w", "--check", file], ["-w", "-"], [file, file], [folder.path],
            ["--check", folder.path + "/none"],
        ]
        for words in wrong {
            let run = CommandRun(["fmt"] + words)
            #expect(run.exitCode == 2, "\(words)")
            #expect(run.output == "", "\(words)")
            #expect(run.errors.hasPrefix("fairlead: "), "\(words)")
        }
    }
}
