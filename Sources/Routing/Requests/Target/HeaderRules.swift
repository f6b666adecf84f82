import ASCIIText

/// The headers that Envoy's HTTP/1.1 codec rejects.
///
/// Source: docs/semantics/envoy.md 11.1.
enum HeaderRules {
    /// The largest number of header lines, including the Host.
    private static let maximumLines = 100
    /// The largest head in bytes: names and values together.
    private static let maximumBytes = 60 * 1_024

    static func check(_ headers: [HeaderField]) throws(NormalizedRequest.Refusal) {
        if headers.count + 1 > maximumLines {
            throw .badRequest(status: 431, reason: "the request has more than 100 headers")
        }
        if headers.reduce(0, { $0 + $1.name.count + $1.value.count }) > maximumBytes {
            throw .badRequest(status: 431, reason: "the headers have more than 60 KiB")
        }
        for header in headers {
            if header.name.isEmpty || !header.name.allSatisfy(isNameByte) {
                let name = String(decoding: header.name, as: UTF8.self)
                throw .badRequest(reason: "`\(name)` is no name of a header")
            }
            if header.value.contains(where: isForbiddenInValue) {
                let name = String(decoding: header.name, as: UTF8.self)
                throw .badRequest(reason: "the value of `\(name)` has a control character")
            }
        }
        try checkFraming(headers)
    }

    /// `content-length` and `transfer-encoding` must be well-formed and consistent.
    private static func checkFraming(
        _ headers: [HeaderField],
    ) throws(NormalizedRequest.Refusal) {
        let values = { (name: String) in
            headers.filter { ASCII.lowercased($0.name) == Array(name.utf8) }
                .map { ASCII.trimmed($0.value) }
        }
        let lengths = values("content-length")
        let encodings = values("transfer-encoding")
        if !encodings.isEmpty {
            let isChunked = encodings.map(ASCII.lowercased) == [Array("chunked".utf8)]
            if !lengths.isEmpty {
                throw .badRequest(reason: "content-length and transfer-encoding exclude each other")
            }
            if !isChunked {
                throw .badRequest(status: 501, reason: "Envoy knows no such transfer-encoding")
            }
        }
        if lengths.count > 1 {
            throw .badRequest(reason: "content-length is given twice")
        }
        if let length = lengths.first,
            length.isEmpty || !length.allSatisfy({ (0x30...0x39).contains($0) })
                || UInt64(String(decoding: length, as: UTF8.self)) == nil
        {
            throw .badRequest(reason: "content-length is no number")
        }
    }

    /// RFC 9110's token.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E,
            0x5E...0x60, 0x7C, 0x7E:
            true
        default: false
        }
    }

    /// Control characters other than tab; a carriage return is dropped on arrival.
    private static func isForbiddenInValue(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0D || byte == 0x7F
    }
}
