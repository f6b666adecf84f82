import Routing

/// A request in one line: `[METHOD] URL`, or a command line of curl.
struct RequestShorthand {
    private(set) var method: String?
    private(set) var url: RequestURL
    private(set) var headers: [HeaderField] = []

    /// Reads a line.
    ///
    /// curl's options that change method or headers are supported; those for its output and
    /// connections are ignored.
    init(_ line: String) throws(RequestURL.ParsingError) {
        var words = try Self.words(line)[...]
        if words.first == "curl" {
            self = try Self.curl(words.dropFirst())
            return
        }
        if words.count == 2 { method = words.popFirst() }
        guard words.count == 1, let address = words.first, Self.isMethod(method ?? "GET") else {
            throw RequestURL.ParsingError(
                message: "`\(line)` is no request",
                suggestion: "write `METHOD http://HOST/PATH`, or a line for curl")
        }
        url = try RequestURL(address)
    }

    private init(url: RequestURL) {
        self.url = url
    }

    private static func isMethod(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2D }
    }

    private static func curl(_ words: ArraySlice<String>) throws(RequestURL.ParsingError)
        -> RequestShorthand
    {
        var rest = words
        var address: String?
        var method: String?
        var lines: [String] = []
        while let word = rest.popFirst() {
            guard word.hasPrefix("-"), word != "-" else {
                if address != nil {
                    throw RequestURL.ParsingError(
                        message: "`\(word)` is a second address",
                        suggestion: "a case has one; put texts with blanks in quotes")
                }
                address = word
                continue
            }
            let option = try CurlOption(word, &rest)
            if let given = option.method { method = given }
            if let implied = option.impliedMethod { method = method ?? implied }
            if let line = option.headerLine { lines.append(line) }
        }
        guard let address else {
            throw RequestURL.ParsingError(message: "the line for curl has no address")
        }
        var request = RequestShorthand(url: try RequestURL(address))
        request.method = method
        for line in lines {
            if let header = try header(line) { request.headers.append(header) }
        }
        return request
    }

    /// `Name: value`, `Name;` for an empty value; `Name:` sends nothing, as in curl.
    private static func header(_ line: String) throws(RequestURL.ParsingError) -> HeaderField? {
        if let colon = line.firstIndex(of: ":"), colon > line.startIndex {
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return value.isEmpty ? nil : HeaderField(String(line[..<colon]), String(value))
        }
        if line.hasSuffix(";"), line.count > 1 { return HeaderField(String(line.dropLast()), "") }
        throw RequestURL.ParsingError(message: "`-H` takes `Name: value`, not `\(line)`")
    }

    /// Splits a line as a shell does: spaces, single and double quotes, backslashes.
    private static func words(_ line: String) throws(RequestURL.ParsingError) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isInWord = false
        var quote: UInt8?
        var isEscaped = false
        for byte in line.utf8 {
            if isEscaped {
                if byte != UInt8(ascii: "\n") { word.append(byte) }
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") && quote != UInt8(ascii: "'") {
                isEscaped = true
                isInWord = true
            } else if byte == quote {
                quote = nil
            } else if quote == nil && (byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")) {
                quote = byte
                isInWord = true
            } else if quote == nil && (byte == 0x20 || (0x09...0x0D).contains(byte)) {
                if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
                isInWord = false
            } else {
                word.append(byte)
                isInWord = true
            }
        }
        if quote != nil || isEscaped {
            throw RequestURL.ParsingError(message: "a quotation mark is not closed in `\(line)`")
        }
        if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
