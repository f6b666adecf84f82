package import IstioConfig
import IstioNames

/// A condition about requests as a match entry writes it.
package struct WrittenField: Sendable {
    /// The field's name and key: ``headers `wid` ``.
    package let name: String
    /// The text that is asked for.
    package let match: StringMatch
    /// Where the text is written; the key where there is none.
    package let location: RuleLocation
    /// Whether the case of letters does not count.
    private let ignoresCase: Bool

    /// Returns what an entry asks of requests, in the order in which Envoy tries it.
    ///
    /// `uri` comes first; claims, which are written as headers, come last.
    package static func all(of entry: HTTPMatchRequest) -> [WrittenField] {
        let headers =
            entry.headers.map { ("headers", $0) }
            + entry.withoutHeaders.map { ("withoutHeaders", $0) }
        let isClaim = { (key: String) in ClaimKey.path(key) != nil }
        let pseudo: [(String, StringMatch?)] = [
            ("method", entry.method), ("authority", entry.authority), ("scheme", entry.scheme),
        ]
        var fields: [WrittenField] = []
        if let uri = entry.uri {
            let ignoresCase = entry.ignoreURICase?.value == true && !uri.isExpression
            fields.append(WrittenField("uri", uri, ignoresCase: ignoresCase))
        }
        fields += headers.filter { !isClaim($0.1.key.value) }.map { WrittenField($0.0, $0.1) }
        fields += pseudo.compactMap { name, text in text.map { WrittenField(name, $0) } }
        fields += entry.queryParams.map { WrittenField("queryParams", $0) }
        return fields
            + headers.filter { isClaim($0.1.key.value) }.map { WrittenField($0.0, $0.1) }
    }

    private init(_ name: String, _ match: StringMatch, ignoresCase: Bool = false) {
        self.name = name
        self.match = match
        location = match.valueLocation
        self.ignoresCase = ignoresCase
    }

    private init(_ name: String, _ entry: MapEntry<StringMatch>) {
        self.name = "\(name) \(ReadableText.quoted(entry.key.value))"
        match = entry.value
        location = entry.value.kind == .unset ? entry.key.location : entry.value.valueLocation
        ignoresCase = false
    }

    /// The condition in words, as it is written: ``uri prefix `/api` ``.
    package var text: String {
        let text =
            switch match.kind {
            case .unset: "\(name) present"
            case .exact(let text): "\(name) exact \(ReadableText.quoted(text))"
            case .prefix(let text): "\(name) prefix \(ReadableText.quoted(text))"
            case .regex(let text): "\(name) regex \(ReadableText.quoted(text))"
            }
        return ignoresCase ? text + " in any case" : text
    }
}

extension StringMatch {
    fileprivate var isExpression: Bool { if case .regex = kind { true } else { false } }
}
