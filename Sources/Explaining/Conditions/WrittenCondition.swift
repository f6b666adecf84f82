import IstioConfig
import Routing

/// A condition of a route together with the field that it was written in.
struct WrittenCondition {
    /// The fields of a match entry that are about requests.
    enum Field {
        case uri
        case header(String)
        case withoutHeader(String)
        case method
        case authority
        case scheme
        case queryParameter(String)
    }

    let condition: RouteCondition
    let field: Field
    /// Where the condition's text is written.
    let location: RuleLocation

    /// Returns the conditions of a route that were written, in the order in which they are tried.
    ///
    /// Translation keeps the order of the fields, so the lists can be walked side by side.
    static func all(of match: RouteMatch, in entry: HTTPMatchRequest) -> [WrittenCondition] {
        let named =
            entry.headers.map { (Field.header($0.key.value), $0) }
            + entry.withoutHeaders.map { (Field.withoutHeader($0.key.value), $0) }
        let isClaim = { (key: String) in ClaimKey.path(key) != nil }
        let plain = named.filter { !isClaim($0.1.key.value) }
        let claims = named.filter { isClaim($0.1.key.value) }
        let pseudo: [(Field, StringMatch?)] = [
            (.method, entry.method), (.authority, entry.authority), (.scheme, entry.scheme),
        ]
        var written: [(Field, RuleLocation)] = plain.map { ($0.0, place($0.1)) }
        written += pseudo.compactMap { field, text in text.map { (field, $0.valueLocation) } }
        written += entry.queryParams.map { (.queryParameter($0.key.value), place($0)) }
        written += claims.map { ($0.0, place($0.1)) }
        var all = zip(match.conditions.dropFirst(), written).map {
            WrittenCondition(condition: $0, field: $1.0, location: $1.1)
        }
        if let uri = entry.uri {
            all.insert(
                WrittenCondition(
                    condition: .path(match.path), field: .uri, location: uri.valueLocation), at: 0)
        }
        return all
    }

    /// The text's place, or the key's where there is none.
    private static func place(_ entry: MapEntry<StringMatch>) -> RuleLocation {
        entry.value.kind == .unset ? entry.key.location : entry.value.valueLocation
    }

    /// The condition in words: ``uri prefix `/api` ``.
    var text: String {
        switch condition {
        case .path(let path): "\(name) \(path.text)"
        case .header(let header): "\(name) \(header.value?.text ?? "present")"
        case .queryParameter(let parameter): "\(name) \(parameter.value?.text ?? "present")"
        case .claim(let claim): "\(name) \(claim.value.text)"
        }
    }

    private var name: String {
        switch field {
        case .uri: "uri"
        case .header(let key): "headers \(ReadableText.quoted(key))"
        case .withoutHeader(let key): "withoutHeaders \(ReadableText.quoted(key))"
        case .method: "method"
        case .authority: "authority"
        case .scheme: "scheme"
        case .queryParameter(let key): "queryParams \(ReadableText.quoted(key))"
        }
    }
}

extension TextMatcher {
    /// Kind and text.
    var text: String {
        switch self {
        case .exact(let bytes): "exact \(ReadableText.quoted(bytes))"
        case .prefix(let bytes): "prefix \(ReadableText.quoted(bytes))"
        case .regex(let pattern): "regex \(ReadableText.quoted(pattern.text))"
        }
    }

    /// The condition on a path, where case counts.
    init(_ path: PathMatcher) {
        switch path {
        case .exact(let bytes, _): self = .exact(bytes)
        case .prefix(let bytes, _): self = .prefix(bytes)
        case .regex(let pattern): self = .regex(pattern)
        }
    }
}

extension PathMatcher {
    /// Kind, text and whether case counts.
    var text: String {
        switch self {
        case .exact(_, let ignoresCase), .prefix(_, let ignoresCase):
            TextMatcher(self).text + (ignoresCase ? " in any case" : "")
        case .regex: TextMatcher(self).text
        }
    }
}
