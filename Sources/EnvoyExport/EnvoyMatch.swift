import JSONWriting
import Routing

/// Conditions as Envoy's `RouteMatch`.
enum EnvoyMatch {
    /// Writes the members of `match`.
    static func write(_ route: Route, to object: inout JSONWriter) {
        let match = route.match
        var ignoresCase = false
        switch match.path {
        case .prefix(let bytes, let ignores):
            ignoresCase = ignores
            object.field("prefix", bytes)
        case .exact(let bytes, let ignores):
            ignoresCase = ignores
            object.field("path", bytes)
        case .regex(let pattern):
            object.nested("safeRegex") { $0.field("regex", pattern.text) }
        }
        if route.origin?.match != nil { object.field("caseSensitive", !ignoresCase) }
        writeList("headers", match.headers, to: &object) { header, object in
            object.field("name", header.name)
            write(header.value, to: &object)
            if header.isInverted { object.field("invertMatch", true) }
            if header.treatsMissingAsEmpty { object.field("treatMissingHeaderAsEmpty", true) }
        }
        writeList("queryParameters", match.queryParameters, to: &object) { parameter, object in
            object.field("name", parameter.name)
            write(parameter.value, to: &object)
        }
        writeList("dynamicMetadata", match.claims, to: &object, write)
    }

    /// Writes a condition on a text that is there; none at all is a condition on presence.
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

    /// A claim is a text, or a list with the text in it.
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
