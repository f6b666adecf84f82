package import IstioConfig
import IstioNames
package import Routing

/// A condition on requests as a match entry writes it.
package struct WrittenField: Sendable {
    /// The kind of condition that the field becomes.
    package let kind: RouteCondition.Kind
    /// The field's name and key: ``headers `wid` ``.
    package let name: String
    /// The expected text.
    package let match: StringMatch
    /// Where the text is written; the key's location if there is no text.
    package let location: RuleLocation
    /// Whether case is ignored.
    private let ignoresCase: Bool

    /// Returns an entry's conditions on requests, in Envoy's evaluation order.
    ///
    /// `uri` comes first; claims, which are written as headers, come last.
    package static func all(of entry: HTTPMatchRequest) -> [WrittenField] {
        RouteCondition.Kind.allCases.flatMap { all($0, of: entry) }
    }

    /// The fields that become conditions of one kind, in the same order.
    private static func all(
        _ kind: RouteCondition.Kind, of entry: HTTPMatchRequest,
    ) -> [WrittenField] {
        switch kind {
        case .path:
            guard let uri = entry.uri else { return [] }
            let ignoresCase = entry.ignoreURICase?.value == true && !uri.isExpression
            return [WrittenField(kind, "uri", uri, ignoresCase: ignoresCase)]
        case .header:
            let pseudo: [(String, StringMatch?)] = [
                ("method", entry.method), ("authority", entry.authority), ("scheme", entry.scheme),
            ]
            return named(kind, entry) { ClaimKey.path($0) == nil }
                + pseudo.compactMap { name, text in text.map { WrittenField(kind, name, $0) } }
        case .queryParameter:
            return entry.queryParams.map { WrittenField(kind, "queryParams", $0) }
        case .claim: return named(kind, entry) { ClaimKey.path($0) != nil }
        }
    }

    /// Headers whose names are chosen: claims are written as headers too.
    private static func named(
        _ kind: RouteCondition.Kind, _ entry: HTTPMatchRequest, where isChosen: (String) -> Bool,
    ) -> [WrittenField] {
        let lists = [("headers", entry.headers), ("withoutHeaders", entry.withoutHeaders)]
        return lists.flatMap { name, list in
            list.filter { isChosen($0.key.value) }.map { WrittenField(kind, name, $0) }
        }
    }

    private init(
        _ kind: RouteCondition.Kind, _ name: String, _ match: StringMatch,
        ignoresCase: Bool = false,
    ) {
        self.kind = kind
        self.name = name
        self.match = match
        location = match.valueLocation
        self.ignoresCase = ignoresCase
    }

    private init(_ kind: RouteCondition.Kind, _ name: String, _ entry: MapEntry<StringMatch>) {
        self.kind = kind
        self.name = "\(name) \(ReadableText.quoted(entry.key.value))"
        match = entry.value
        location = entry.value.kind == .unset ? entry.key.location : entry.value.valueLocation
        ignoresCase = false
    }

    /// The condition as written: ``uri prefix `/api` ``.
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
