/// One of curl's options, as far as it changes the request.
struct CurlOption {
    /// The method that the option sets.
    private(set) var method: String?
    /// The method that the option implies if no option sets one.
    private(set) var impliedMethod: String?
    /// The line of a header.
    private(set) var headerLine: String?

    /// Parses an option and consumes its value from the following words.
    init(_ word: String, _ rest: inout ArraySlice<String>) throws(RequestURL.ParsingError) {
        if word.hasPrefix("--") {
            try take(long: word, &rest)
            return
        }
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let name = Self.letters[letter] else {
                if Self.ignoredLetters.contains(letter) { continue }
                throw RequestURL.ParsingError(
                    message: "curl's option `-\(letter)` has no meaning here",
                    suggestion: "leave it out; -H, -X, -I, -A, -b, -e and -d are understood")
            }
            var value: String?
            if name != "head" {
                value = letters.isEmpty ? rest.popFirst() : String(letters)
                letters = ""
            }
            try store(name, value, written: "-\(letter)")
        }
    }

    private static let letters: [Character: String] = [
        "H": "header", "X": "request", "I": "head", "A": "user-agent", "b": "cookie",
        "e": "referer", "d": "data", "o": "output", "w": "write-out", "m": "max-time",
    ]
    private static let ignoredLetters: Set<Character> = [
        "s", "S", "i", "v", "k", "L", "f", "4", "6",
    ]
    private static let valued: Set<String> = Set(letters.values).subtracting(["head"]).union([
        "data-raw", "data-binary", "resolve", "connect-to", "connect-timeout",
    ])
    private static let ignored: Set<String> = [
        "silent", "show-error", "include", "verbose", "insecure", "location", "fail", "http1.1",
        "http2", "compressed", "head",
    ]

    private mutating func take(
        long word: String, _ rest: inout ArraySlice<String>,
    ) throws(RequestURL.ParsingError) {
        let name = String(word.dropFirst(2))
        if Self.valued.contains(name) {
            try store(name, rest.popFirst(), written: word)
        } else if Self.ignored.contains(name) {
            try store(name, nil, written: word)
        } else {
            throw RequestURL.ParsingError(
                message: "curl's option `\(word)` has no meaning here", suggestion: "leave it out")
        }
    }

    private mutating func store(
        _ name: String, _ value: String?, written: String,
    ) throws(RequestURL.ParsingError) {
        if Self.valued.contains(name) && value == nil {
            throw RequestURL.ParsingError(message: "`\(written)` needs a value")
        }
        let value = value ?? ""
        switch name {
        case "header": headerLine = value
        case "request": method = value
        case "head": impliedMethod = "HEAD"
        case "user-agent": headerLine = "User-Agent: \(value)"
        case "cookie": headerLine = "Cookie: \(value)"
        case "referer": headerLine = "Referer: \(value)"
        case "data", "data-raw", "data-binary": impliedMethod = "POST"
        default: break
        }
    }
}
