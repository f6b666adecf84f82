import ASCIIText

/// The keys of `headers` that name a claim of a JSON Web Token.
///
/// Source: docs/semantics/istio.md 4.7 (`ToRoutingClaim`).
package enum ClaimKey {
    /// Returns the claim's name and its nested names, or `nil` if the key is a header name.
    ///
    /// `@request.auth.claims.a.b` and `@request.auth.claims[a][b]` both give `a`, `b`; the prefix
    /// is compared without case.
    package static func path(_ key: String) -> [String]? {
        let start = "@request.auth.claims"
        guard key.utf8.count > start.utf8.count,
            ASCII.hasPrefixIgnoringCase(Array(key.utf8), Array(start.utf8))
        else { return nil }
        let rest = key.utf8.dropFirst(start.utf8.count)
        if rest.first == UInt8(ascii: "."), rest.count > 1 {
            return rest.dropFirst().split(
                separator: UInt8(ascii: "."), omittingEmptySubsequences: false
            ).map { String(decoding: $0, as: UTF8.self) }
        }
        guard rest.first == UInt8(ascii: "["), rest.last == UInt8(ascii: "]"), rest.count > 2 else {
            return nil
        }
        return split(rest.dropFirst().dropLast())
    }

    /// Splits at every `][`.
    private static func split(_ text: Substring.UTF8View) -> [String] {
        var names: [[UInt8]] = [[]]
        var rest = text
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "]"), rest.first == UInt8(ascii: "[") {
                rest.removeFirst()
                names.append([])
            } else {
                names[names.count - 1].append(byte)
            }
        }
        return names.map { String(decoding: $0, as: UTF8.self) }
    }
}
