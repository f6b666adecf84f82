import JSONWriting
import Routing

/// Conditions as Envoy's `RouteMatch`.
enum EnvoyMatch {
    /// Writes the members of `match`.
    static func write(_ route: Route, to object: inout JSONWriter) {
        for kind in RouteCondition.Kind.allCases {
            let conditions = route.match.conditions.filter { $0.kind == kind }
            if let list = list(of: kind) {
                writeList(list, conditions, to: &object, write)
            } else {
                for condition in conditions { write(condition, to: &object) }
            }
            if kind == .path && route.origin?.match != nil {
                object.field("caseSensitive", !route.match.path.ignoresCase)
            }
        }
    }

    /// The list for conditions of a kind; `nil` for the path, which is a single member.
    private static func list(of kind: RouteCondition.Kind) -> String? {
        switch kind {
        case .path: nil
        case .header: "headers"
        case .queryParameter: "queryParameters"
        case .claim: "dynamicMetadata"
        }
    }

    private static func write(_ condition: RouteCondition, to object: inout JSONWriter) {
        switch condition {
        case .path(let path): write(path, to: &object)
        case .header(let header):
            object.field("name", header.name)
            write(header.value, to: &object)
            if header.isInverted { object.field("invertMatch", true) }
            if header.treatsMissingAsEmpty { object.field("treatMissingHeaderAsEmpty", true) }
        case .queryParameter(let parameter):
            object.field("name", parameter.name)
            write(parameter.value, to: &object)
        case .claim(let claim): write(claim, to: &object)
        }
    }

    private static func write(_ path: PathMatcher, to object: inout JSONWriter) {
        switch path {
        case .prefix(let bytes, _): object.field("prefix", bytes)
        case .exact(let bytes, _): object.field("path", bytes)
        case .regex(let pattern):
            object.nested("safeRegex") { $0.field("regex", pattern.text) }
        }
    }

    /// Writes a condition on the value of a present text; without a value, on presence.
    private static func write(_ value: TextMatcher?, to object: inout JSONWriter) {
        guard let value else {
            object.field("presentMatch", true)
            return
        }
        object.nested("stringMatch") { write(value, to: &$0) }
    }

    /// Writes the member of a `StringMatcher`.
    static func write(_ value: TextMatcher, to object: inout JSONWriter) {
        switch value {
        case .exact(let bytes): object.field("exact", bytes)
        case .prefix(let bytes): object.field("prefix", bytes)
        case .regex(let pattern):
            object.nested("safeRegex") { $0.field("regex", pattern.text) }
        }
    }

    /// A claim is a text, or a list that contains the text.
    private static func write(_ claim: ClaimMatcher, to object: inout JSONWriter) {
        object.field("filter", "envoy.filters.http.jwt_authn")
        writeList("path", ["payload"] + claim.path, to: &object) { $1.field("key", $0) }
        object.nested("value", "orMatch") { or in
            or.key("valueMatchers")
            or.list { list in
                list.object { member in
                    member.nested("listMatch", "oneOf", "stringMatch") {
                        write(claim.value, to: &$0)
                    }
                }
                list.object { member in
                    member.nested("stringMatch") { write(claim.value, to: &$0) }
                }
            }
        }
        if claim.isInverted { object.field("invert", true) }
    }

    private static func writeList<Element>(
        _ name: String, _ elements: [Element], to object: inout JSONWriter,
        _ body: (Element, inout JSONWriter) -> Void,
    ) {
        if elements.isEmpty { return }
        object.key(name)
        object.list { list in
            for element in elements { list.object { body(element, &$0) } }
        }
    }
}

extension PathMatcher {
    fileprivate var ignoresCase: Bool {
        switch self {
        case .prefix(_, let ignoresCase), .exact(_, let ignoresCase): ignoresCase
        case .regex: false
        }
    }
}
