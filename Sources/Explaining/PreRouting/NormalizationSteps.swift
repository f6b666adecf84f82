import ASCIIText
import Routing

/// What a proxy changes in a request before rules see it.
enum NormalizationSteps {
    /// Returns how the path changed, or `nil` if it is as sent.
    static func path(_ sent: Request, _ seen: NormalizedRequest) -> String? {
        if sent.path == seen.target { return nil }
        return "rules see \(ReadableText.quoted(seen.target)), "
            + "\(ReadableText.quoted(sent.path)) was sent"
    }

    /// Returns how the client's headers changed, one sentence per header.
    static func headers(_ sent: Request, _ seen: NormalizedRequest) -> [String] {
        var names: [[UInt8]] = []
        for header in sent.headers.map({ ASCII.lowercased($0.name) })
        where !names.contains(header) && header != Array("host".utf8) {
            names.append(header)
        }
        return names.compactMap { name in
            let before = sent.headers.filter { ASCII.lowercased($0.name) == name }
                .map { ASCII.trimmed($0.value) }
            let after = seen.headers.values(of: name)
            if before == after { return nil }
            let shown = ReadableText.quoted(name)
            if after.isEmpty { return "the proxy removes \(shown)" }
            if after.count == 1 && before.count > 1 {
                return "the lines of \(shown) are joined: \(ReadableText.quoted(after[0]))"
            }
            let value = after.map { ReadableText.quoted($0) }.joined(separator: ", ")
            return after == [[]]
                ? "the proxy replaces \(shown) by a value of its own"
                : "the proxy makes \(value) of \(shown)"
        }
    }
}
