import Testing

@Suite("Canonical texts")
struct ScalarTests {
    /// Written values, each with its canonical form.
    static let values: [(written: String, canonical: String)] = [
        ("'a b'", "a b"), ("\"/a\"", "/a"), ("'5s'", "5s"), ("\"10.0.0.1\"", "10.0.0.1"),
        ("'it''s'", "it's"), ("\"a:b\"", "a:b"), ("'http://a.com:80/?x=1'", "http://a.com:80/?x=1"),
        ("'v1.2'", "v1.2"), ("'-a'", "-a"), ("'?a'", "?a"), ("':a'", ":a"), ("'a#b'", "a#b"),
        ("'.*'", ".*"), ("\"\\\\d+\"", "\\d+"), ("'[0-9]+\\.html'", "'[0-9]+\\.html'"),
        ("\"{\\\"a\\\": 1}\"", "'{\"a\": 1}'"), ("'*'", "\"*\""), ("'*.a.com'", "\"*.a.com\""),
        ("'a: b'", "\"a: b\""), ("'a #b'", "\"a #b\""), ("'a:'", "\"a:\""), ("' a'", "\" a\""),
        ("'@a'", "\"@a\""), ("'%a'", "\"%a\""), ("'-'", "\"-\""), ("'- a'", "\"- a\""),
        ("'---'", "\"---\""), ("''", "\"\""), ("'~'", "\"~\""), ("'null'", "\"null\""),
        ("'yes'", "\"yes\""), ("'Off'", "\"Off\""), ("'y'", "\"y\""), ("'TRUE'", "\"TRUE\""),
        ("'1'", "\"1\""), ("'1.5'", "\"1.5\""), ("'1e3'", "\"1e3\""), ("'0x1F'", "\"0x1F\""),
        ("'0o17'", "\"0o17\""), ("'1_000'", "\"1_000\""), ("'+1'", "\"+1\""), ("'.5'", "\".5\""),
        ("'.inf'", "\".inf\""), ("'1:30'", "\"1:30\""), ("'2026-11-25'", "\"2026-11-25\""),
        ("'='", "\"=\""), ("'<<'", "\"<<\""), ("yes", "yes"), ("1:30", "1:30"), ("0o17", "0o17"),
        ("2026-11-25", "2026-11-25"), ("~", "~"), ("!!str 1", "!!str 1"),
        ("!!str '1'", "!!str \"1\""),
        ("\"\\t\"", "\"\\t\""),
        ("\"\\0\\e\\x85\\u2028\\uFEFF\"", "\"\\x00\\x1B\\x85\\u2028\\uFEFF\""),
        ("\"\\u00e4 \\u20ac\"", "ä €"), ("\"\\U0001F600 x\"", "😀 x"), ("'😀'", "😀"),
        ("a\n  b", "a b"), ("\"a\n  b\"", "a b"), (">-\n  a\n  b", "a b"),
        ("|\n    a\n      b", "|\n  a\n    b"), (">\n  a\n  b", "|\n  a b"),
        ("\"a\\nb\"", "|-\n  a\n  b"),
        ("'a\n\n  b'", "|-\n  a\n  b"), ("|+\n  a\n", "|+\n  a\n"), ("\"\\n\"", "\"\\n\""),
        ("\" a\\nb\\n\"", "|2\n   a\n  b"), ("\"\\ta\\nb\\n\"", "|2\n  \ta\n  b"),
        ("\"\\na\\n\"", "|2\n\n  a"), ("\"if\\n\\tthen\\n\"", "|\n  if\n  \tthen"),
        ("\"a  \\nb\"", "|-\n  a  \n  b"), ("\"a\\n  \"", "\"a\\n  \""),
        ("\"a\\r\\nb\"", "\"a\\r\\nb\""), ("\"# a\\n# b\"", "|-\n  # a\n  # b"),
    ]

    @Test("are written as they read best and mean the same", arguments: values)
    func value(_ written: String, _ canonical: String) throws {
        let example = FormattingCase(
            written, "a: \(written)\nz: 1\n", becomes: "a: \(canonical)\nz: 1\n")
        try example.check()
    }

    @Test(
        "in brackets need quotes for more",
        arguments: [
            ("'a,b'", "\"a,b\""), ("\"/a?b=c\"", "\"/a?b=c\""), ("'a:b'", "\"a:b\""),
            ("a b", "a b"),
            ("'a]'", "\"a]\""), ("'yes'", "\"yes\""), ("yes", "yes"), ("'\\d{2}'", "'\\d{2}'"),
        ])
    func inBrackets(_ written: String, _ canonical: String) throws {
        try FormattingCase(written, "[\(written)]\n", becomes: "[\(canonical)]\n").check()
    }

    @Test("that look like numbers or dates at first are texts, or stay as they are")
    func nearlyTyped() throws {
        let example = FormattingCase(
            "", "3:: \na: ---1\nb: 0x, y\n\n  z\nc: 2026-11-25\t12:00:00\n",
            becomes: "\"3:\":\na: \"---1\"\nb: |-\n  0x, y\n  z\nc: 2026-11-25\t12:00:00\n")
        try example.check()
    }

    @Test("that only some readers take for a text leave the brackets rather than get quotes")
    func doubtful() throws {
        try FormattingCase("", "a: [1:30]\n", becomes: "a:\n- 1:30\n").check()
    }

    @Test("as keys stay on their line")
    func keys() throws {
        let example = FormattingCase(
            "", "'a b': 1\n\"yes\": 2\n\"a\\nb\": 3\n'': 4\n1: 5\n? |\n  x\n: 6\n",
            becomes: "a b: 1\n\"yes\": 2\n\"a\\nb\": 3\n\"\": 4\n1: 5\n\"x\\n\": 6\n")
        try example.check()
    }

    @Test("over several lines are indented with the list or mapping they stand in")
    func nestedBlocks() throws {
        let example = FormattingCase(
            "",
            "a:\n    - |\n          x\n    - b: |-\n            \n            y\n    - - |\n         z\n",
            becomes: "a:\n- |\n  x\n- b: |2-\n\n    y\n- - |\n    z\n")
        try example.check()
    }
}
