import Testing

@Suite("The canonical layout")
struct LayoutTests {
    static let cases = [
        FormattingCase("nothing", "  \n\n", becomes: ""),
        FormattingCase(
            "indentation is two columns",
            "a:\n      b:\n          c: 1\n", becomes: "a:\n  b:\n    c: 1\n"),
        FormattingCase(
            "a list is not indented below its key, and its items are compact",
            "a:\n    -   b: 1\n        c:\n          -  - d\n             - e\n",
            becomes: "a:\n- b: 1\n  c:\n  - - d\n    - e\n"),
        FormattingCase(
            "the order of keys stays, and a key without value has none",
            stays: "b: 1\na:\nb: 2\nc:\n-\n- x\n"),
        FormattingCase(
            "short brackets stay on their line, and blanks in them are made even",
            "a: {b:   1,c: [ x ,\"z\" ], }\nd: []\ne: { }\n",
            becomes: "a: {b: 1, c: [x, z]}\nd: []\ne: {}\n"),
        FormattingCase(
            "brackets over several lines become a block",
            "a: [x,\n  y]\nb: {c: 1,\n  d: {e: 2}}\n",
            becomes: "a:\n- x\n- y\nb:\n  c: 1\n  d: {e: 2}\n"),
        FormattingCase(
            "brackets of more than 80 characters become a block",
            "a: [\(String(repeating: "x", count: 78))]\nb: [\(String(repeating: "x", count: 79))]\n",
            becomes: "a: [\(String(repeating: "x", count: 78))]\n"
                + "b:\n- \(String(repeating: "x", count: 79))\n"),
        FormattingCase(
            "a null left out in brackets becomes a block, since it would be a text there",
            "a: {b: , c: 1}\n", becomes: "a:\n  b:\n  c: 1\n"),
        FormattingCase(
            "a pair in a list is a mapping", "[a: 1, b: 2]\n",
            becomes: "[{a: 1}, {b: 2}]\n"),
        FormattingCase(
            "at most one blank line stays between entries, and none at the start or the end",
            "\n\na:\n\n  b: 1\n\n\n  c: 2\n\n\n\nd:\n\n- x\n\n- y\n\n",
            becomes: "a:\n  b: 1\n\n  c: 2\n\nd:\n- x\n\n- y\n"),
        FormattingCase(
            "blank lines in brackets become blank lines of the block",
            "a: [\n\n x, y,\n\n z\n\n]\nb: 1\n",
            becomes: "a:\n- x\n- y\n\n- z\nb: 1\n"),
        FormattingCase(
            "line breaks are line feeds, and blanks at the end of a line go",
            "a: 1  \r\nb: |  \r\n  x\r\n  y\r\n# c\t \r\n", becomes: "a: 1\nb: |\n  x\n  y\n# c\n"),
        FormattingCase("a byte order mark goes", "\u{FEFF}a: 1", becomes: "a: 1\n"),
        FormattingCase(
            "one marker stands between documents, and none before the first",
            "---\na: 1\n...\n---\n\nb: 2\n...\n", becomes: "a: 1\n---\nb: 2\n"),
        FormattingCase(
            "empty documents stay", "---\n---\na: 1\n---\n", becomes: "---\n---\na: 1\n---\n"),
        FormattingCase(
            "a document may be a single value",
            "--- |\n   x\n---  'y'\n--- {a: 1}\n--- [a,\n b]\n",
            becomes: "|\n  x\n---\n\"y\"\n---\n{a: 1}\n---\n- a\n- b\n"),
        FormattingCase(
            "directives stay, with the marker they need",
            "%YAML 1.1\n%TAG !e! tag:example.com,2026:\n---\na: !e!x 1\n...\n%YAML 1.1\n--- !!str b\n",
            becomes: "%YAML 1.1\n%TAG !e! tag:example.com,2026:\n---\na: !e!x 1\n...\n%YAML 1.1\n"
                + "---\n!!str b\n"),
        FormattingCase(
            "anchors, aliases and tags stay as they are spelt",
            "a: &x   {b: 1}\nc: &y !!map\n  d: *x\ne: [*x , *y]\n*x : !<tag:a.com,2026:t%21> f\n"
                + "g: !!str\nh: !!set {}\n",
            becomes: "a: &x {b: 1}\nc: &y !!map\n  d: *x\ne: [*x, *y]\n"
                + "*x : !<tag:a.com,2026:t%21> f\ng: !!str\nh: !!set {}\n"),
        FormattingCase(
            "merge keys stay merge keys", stays: "a: &a {b: 1}\nc:\n  <<: *a\n  \"<<\": 1\n"),
        FormattingCase(
            "anchored items begin on the next line",
            "- &a\n  b: 1\n- &c [x,\n  y]\n- &d z\n",
            becomes: "- &a\n  b: 1\n- &c\n  - x\n  - y\n- &d z\n"),
        FormattingCase(
            "blank lines behind an anchor are kept as anywhere",
            "a: &a [ # a\n  # b\n\n  b]\n", becomes: "a: &a # a\n# b\n\n- b\n"),
        FormattingCase(
            "keys that are no simple texts are explicit",
            "? [a, b]\n: {c: 1}\n? {d: 1,\n  e: 2}\n:\n  - f\n  - g\n?\n: null key\n? h\n",
            becomes: "? [a, b]\n: {c: 1}\n? d: 1\n  e: 2\n: - f\n  - g\n?\n: null key\nh:\n"),
        FormattingCase(
            "very long keys are explicit, as no reader takes them otherwise",
            "? \(String(repeating: "k", count: 1100))\n: 1\n\(String(repeating: "k", count: 400)): 2\n",
            becomes: "? \(String(repeating: "k", count: 1100))\n: 1\n"
                + "\(String(repeating: "k", count: 400)): 2\n"),
    ]

    @Test("holds where", arguments: cases)
    func layout(_ example: FormattingCase) throws { try example.check() }
}
