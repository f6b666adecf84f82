import CommandLineArguments
import Testing

@Suite("Arguments")
struct ParsingTests {
    static let command = CommandSpecification(
        name: "route", summary: "Routes.", discussion: "At length.",
        arguments: [
            ArgumentSpecification("URL", help: "Where to."),
            ArgumentSpecification("MORE", help: "What else.", isOptional: true),
        ],
        options: [
            OptionSpecification(
                ["header"], letter: "H", value: .text("LINE"), isRepeatable: true, help: "A header."
            ),
            OptionSpecification(["port"], value: .number("N"), help: "A port."),
            OptionSpecification(["color"], value: .words(["auto", "never"]), help: "Colour."),
            OptionSpecification(["json"], letter: "j", help: "JSON."),
            OptionSpecification(["quiet"], letter: "q", help: "Quiet."),
        ],
        examples: [CommandSpecification.Example("fairlead route a", "an example")])

    @Test(
        "are read in every usual way",
        arguments: [
            ["--header", "a: b", "url"], ["--header=a: b", "url"], ["-H", "a: b", "url"],
            ["-Ha: b", "url"], ["url", "-H", "a: b"], ["-jqHa: b", "url"],
            ["-H", "a: b", "--", "url"],
        ])
    func spellings(_ words: [String]) throws {
        let parsed = try Self.command.parse(words)
        #expect(parsed.all("header") == ["a: b"])
        #expect(parsed.positionals == ["url"])
    }

    @Test("are kept in order where an option repeats, and are positional behind --")
    func order() throws {
        let parsed = try Self.command.parse(["-H", "1", "--header=2", "--", "-H", "-"])
        #expect(parsed.all("header") == ["1", "2"])
        #expect(parsed.positionals == ["-H", "-"])
        #expect(parsed.has("json") == false)
        #expect(parsed.number("port") == nil)
    }

    @Test(
        "that do not fit are told, with what was meant",
        arguments: [
            (["--heder=a", "u"], "unknown option `--heder`", "did you mean `--header`?"),
            (["-x", "u"], "unknown option `-x`", "`fairlead route --help` lists the options"),
            (["--port", "ten", "u"], "`--port` takes a whole number from 0, not `ten`", nil),
            (["--port"], "`--port` needs a value: N", nil),
            (["--port=1", "--port=2", "u"], "`--port` is given twice", nil),
            (["--json=1", "u"], "`--json` takes no value", nil),
            (["--color", "red", "u"], "`--color` takes one of auto, never, not `red`", nil),
            ([], "missing URL", nil),
            (["a", "b", "c"], "unexpected argument `c`", nil),
        ] as [([String], String, String?)])
    func faults(_ words: [String], _ message: String, _ suggestion: String?) {
        let error = #expect(throws: ArgumentError.self) { try Self.command.parse(words) }
        #expect(error?.message == message)
        #expect(error?.suggestion == suggestion)
    }

    @Test("may be missing where help is asked for")
    func help() throws {
        #expect(try Self.command.parse(["--help"]).has("help"))
        let text = Self.command.help(program: "fairlead")
        for part in [
            "Routes.", "fairlead route [OPTIONS] URL [MORE]", "-H, --header LINE", "an example",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }
}
