package import IstioConfig
package import Routing

/// A condition of a route together with the field that it was written in.
package struct WrittenCondition: Sendable {
    /// The condition as it is asked.
    package let condition: RouteCondition
    /// The field as it is written.
    package let field: WrittenField

    /// Where the condition's text is written.
    package var location: RuleLocation { field.location }

    /// Returns the conditions of a route that were written, in the order in which they are tried.
    ///
    /// Translation keeps the order of the fields, so the lists can be walked side by side; a route
    /// asks for a path even where its entry does not.
    package static func all(
        of match: RouteMatch, in entry: HTTPMatchRequest,
    ) -> [WrittenCondition] {
        let asked = entry.uri == nil ? match.otherConditions : match.conditions
        return zip(asked, WrittenField.all(of: entry)).map {
            WrittenCondition(condition: $0, field: $1)
        }
    }

    /// The condition in words: ``uri prefix `/api` ``.
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
