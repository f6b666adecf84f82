import ASCIIText
import RFC3986
import Routing

extension Suggestion {
    /// The suggestion for a condition on a header or pseudo header.
    func headerSuggestion(_ header: HeaderMatcher) -> String? {
        let values = request.values(of: header.name)
        if let cleaned = normalizationSuggestion(header, values) { return cleaned }
        if header.isInverted { return invertedSuggestion(header, values) }
        guard let wanted = header.value else { return fieldSuggestion(header) }
        if values.isEmpty {
            if wanted.matches([]) {
                return "an absent header is not an empty one: presence is written "
                    + "\(ReadableText.quoted(name(of: header) + ": {}"))"
            }
            return fieldSuggestion(header)
        }
        if isAuthority(header) { return authoritySuggestion(wanted) }
        if isPath(header), wanted.matches(Array(request.path)) {
            return "`:path` has the query too: use `uri`"
        }
        return listSuggestion(wanted, values)
            ?? values.lazy.compactMap {
                wanted.suggestion(on: $0, what: "value")
            }.first
    }

    /// The header as sent would match, but a proxy removes or overwrites it on arrival.
    private func normalizationSuggestion(_ header: HeaderMatcher, _ values: [[UInt8]]) -> String? {
        let sent = request.original.headers.filter { ASCII.lowercased($0.name) == header.name }
            .map { ASCII.trimmed($0.value) }
        if sent.isEmpty || !header.matches(sent) || sent == values { return nil }
        return values.isEmpty
            ? "it was sent, and the proxy removes it: rules cannot see it"
            : "what was sent would hold, but the proxy replaces it"
    }

    private func invertedSuggestion(_ header: HeaderMatcher, _ values: [[UInt8]]) -> String? {
        if values.isEmpty && header.treatsMissingAsEmpty {
            return "an absent header counts as an empty one here: for \"absent\" write "
                + "\(ReadableText.quoted(name(of: header) + ": {}"))"
        }
        return nil
    }

    /// A header named like a field, where the field may be meant.
    private func fieldSuggestion(_ header: HeaderMatcher) -> String? {
        switch name(of: header) {
        case "uri", "path": "this asks for a header of that name: for the path use `uri` in `match`"
        case "method", "scheme", "authority":
            "this asks for a header of that name: use the field of that name in `match`"
        default: nil
        }
    }

    private func authoritySuggestion(_ wanted: TextMatcher) -> String? {
        let host = EnvoyHost.lookupForm(of: request.authority)
        guard host != request.authority, wanted.matches(host) else {
            return wanted.suggestion(on: request.authority, what: "Host")
        }
        let hasPort = EnvoyHost.portColon(in: request.authority) != nil
        return "the Host's \(hasPort ? "port" : "case") counts here, though not for `hosts`: "
            + (hasPort ? "use `prefix`, or leave the condition out" : "leave the condition out")
    }

    /// Several values in one line are one value for Envoy.
    private func listSuggestion(_ wanted: TextMatcher, _ values: [[UInt8]]) -> String? {
        let comma = UInt8(ascii: ",")
        let isPart = values.contains { value in
            value.contains(comma)
                && value.split(separator: comma).contains {
                    wanted.matches(ASCII.trimmed(Array($0)))
                }
        }
        return isPart
            ? "a line with commas is one value, and only a part of it would hold: send lines of "
                + "their own, or use `regex`" : nil
    }

    private func isAuthority(_ header: HeaderMatcher) -> Bool {
        let name = name(of: header)
        return name == "host" || name == ":authority"
    }

    private func isPath(_ header: HeaderMatcher) -> Bool { name(of: header) == ":path" }

    private func name(of header: HeaderMatcher) -> String {
        String(decoding: header.name, as: UTF8.self)
    }
}
