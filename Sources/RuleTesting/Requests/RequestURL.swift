import RFC3986

/// The URL of a request, split as curl does.
package struct RequestURL: Sendable {
    /// Why a text is not a URL.
    package struct ParsingError: Error {
        /// What is wrong.
        package let message: String
        /// What to do about it, if known.
        package var suggestion: String?
    }

    /// `http` or `https`.
    package let scheme: [UInt8]
    /// The Host to send: host and port as written, without userinfo.
    package let authority: [UInt8]
    /// Path and query.
    package let target: [UInt8]
    /// The URL's port, or its scheme's default.
    package let proxyPort: UInt32

    /// Parses a URL; the default scheme is http.
    package init(_ text: String) throws(ParsingError) {
        let hasScheme = text.contains("://")
        let bytes = Array((hasScheme ? text : "http://\(text)").utf8)
        let parts: URIReference
        do {
            parts = try URIReference(parsingURI: bytes.span)
        } catch {
            let offset = max(0, error.offset - (hasScheme ? 0 : 7))
            throw ParsingError(
                message:
                    "`\(text)` is no address: at character \(offset + 1) "
                    + "\(error.expected.description) is wanted")
        }
        let scheme = parts.scheme.map { String(decoding: bytes[$0], as: UTF8.self).lowercased() }
        guard scheme == "http" || scheme == "https" else {
            throw ParsingError(message: "`\(text)` has a scheme other than http and https")
        }
        guard let authority = parts.authority, !authority.host.isEmpty else {
            throw ParsingError(
                message:
                    "`\(text)` has no host", suggestion: "write http://HOST/PATH")
        }
        self.scheme = Array((scheme ?? "http").utf8)
        self.authority = Array(
            bytes[authority.host.lowerBound..<(authority.port ?? authority.host).upperBound])
        let path = bytes[parts.path]
        let query = parts.query.map { [UInt8(ascii: "?")] + bytes[$0] } ?? []
        target = (path.isEmpty ? [UInt8(ascii: "/")] : Array(path)) + query
        let digits = authority.port.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
        let standard: UInt16 = scheme == "https" ? 443 : 80
        guard let port = digits.isEmpty ? standard : UInt16(digits), port > 0 else {
            throw ParsingError(message: "`\(digits)` is no port, use 1 to 65535")
        }
        proxyPort = UInt32(port)
    }
}
