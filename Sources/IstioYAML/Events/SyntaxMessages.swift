/// libyaml's messages in words for people who write rules.
enum SyntaxMessages {
    /// What is wrong.
    static func message(_ problem: String) -> String {
        words[problem]?.0 ?? "this is no YAML: \(problem)"
    }

    /// How to fix it, if known.
    static func suggestion(_ problem: String) -> String? {
        words[problem]?.1
    }

    private static let words: [String: (String, String?)] = [
        "found character that cannot start any token": (
            "no value can begin with this character",
            "indent with blanks, not tabs, and put texts that begin with `@`, a back-tick or `%` in quotes"
        ),
        "mapping values are not allowed in this context": (
            "a `:` cannot stand here", "check the indentation, or put the text in quotes"
        ),
        "did not find expected key": (
            "a key is wanted here", "check the indentation of this line and the one before"
        ),
        "did not find expected '-' indicator": (
            "a list item (`- `) is wanted here", "check the indentation of this line"
        ),
        "could not find expected ':'": ("this key has no `:` behind it", "write `key: value`"),
        "did not find expected ',' or ']'": ("the list that began with `[` is not closed", nil),
        "did not find expected ',' or '}'": ("the mapping that began with `{` is not closed", nil),
        "found unexpected end of stream": (
            "the file ends inside a quoted text", "close the quotes"
        ),
        "invalid leading UTF-8 octet": ("this is no UTF-8", "save the file as UTF-8"),
        "invalid trailing UTF-8 octet": ("this is no UTF-8", "save the file as UTF-8"),
        "incomplete UTF-8 octet sequence": ("this is no UTF-8", "save the file as UTF-8"),
        "control characters are not allowed": ("a control character is not allowed here", nil),
        "found unknown escape character": (
            "no such escape exists in a text in double quotes",
            "write `\\\\` for a backslash, or use single quotes"
        ),
    ]
}
