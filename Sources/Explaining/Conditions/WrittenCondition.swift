package import IstioConfig
package import Routing

/// A condition of a route together with its field in the YAML.
package struct WrittenCondition: Sendable {
    /// The condition as it is evaluated.
    package let condition: RouteCondition
    /// The field as it is written.
    package let field: WrittenField

    /// Where the condition's text is written.
    package var location: RuleLocation { field.location }

    /// Returns the written conditions of a route, in evaluation order.
    ///
    /// Translation keeps the order of the fields, so the lists can be zipped; a route has a path
    /// condition even if its entry has none.
    package static func all(
        of match: RouteMatch, in entry: HTTPMatchRequest,
    ) -> [WrittenCondition] {
        let asked = entry.uri == nil ? match.otherConditions : match.conditions
        return zip(asked, WrittenField.all(of: entry)).map {
            WrittenCondition(condition: $0, field: $1)
        }
    }

    /// The condition as text: ``uri prefix `/api` ``.
    var text: String {
        switch condition {
        case .path(let path): "\(field.name) \(path.text)"
        case .header(let header): "\(field.name) \(header.value?.text ?? "present")"
        case .queryParameter(let parameter):
            "\(field.name) \(parameter.value?.text ?? "present")"
        case .claim(let claim): "\(field.name) \(claim.value.text)"
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

    /// The condition on a path, with case significant.
    init(_ path: PathMatcher) {
        switch path {
        case .exact(let bytes, _): self = .exact(bytes)
        case .prefix(let bytes, _): self = .prefix(bytes)
        case .regex(let pattern): self = .regex(pattern)
        }
    }
}

extension PathMatcher {
    /// Kind, text and whether case is ignored.
    var text: String {
        switch self {
        case .exact(_, let ignoresCase), .prefix(_, let ignoresCase):
            TextMatcher(self).text + (ignoresCase ? " in any case" : "")
        case .regex: TextMatcher(self).text
        }
    }
}
