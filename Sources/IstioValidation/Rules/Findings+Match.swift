import IstioConfig
import IstioNames
import RegularExpressions

/// One match entry. Source: docs/semantics/istio.md 7.4.
extension Findings {
    mutating func check(_ match: HTTPMatchRequest) {
        for entry in match.headers {
            check(headerKey: entry.key)
            check(entry.value, field: "headers")
        }
        for entry in match.withoutHeaders {
            check(headerKey: entry.key)
            check(entry.value, field: "withoutHeaders")
        }
        for entry in match.queryParams { check(entry.value, field: "queryParams") }
        let pseudo = [
            ("scheme", match.scheme), ("method", match.method), ("authority", match.authority),
        ]
        for case (let field, let condition?) in pseudo { check(condition, field: field) }
        if let uri = match.uri { check(uri, field: "uri") }
        if let port = match.port, port.value != 0 { check(port: port.value, at: port.location) }
        check(labels: match.sourceLabels)
        check(gateways: match.gateways, warns: false)
        let namespace = match.sourceNamespace.text()
        if !namespace.isEmpty && !DNSLabel.isValid(namespace), let place = match.sourceNamespace {
            refuse(.invalidSourceNamespace, "`\(namespace)` is no namespace", at: place.location)
        }
    }

    /// Rows 38 and 39.
    private mutating func check(headerKey key: Located<String>) {
        let pseudo = [":method", ":scheme", ":authority", ":path", ":status"]
        if ClaimKey.path(key.value) == nil && !pseudo.contains(key.value) {
            check(headerName: key)
        }
    }

    /// Checks a header's name against RFC 9110's characters; Istio also accepts the comma.
    mutating func check(headerName name: Located<String>) {
        if name.value.isEmpty {
            refuse(.emptyHeaderName, "a header's name is empty", at: name.location)
        } else if !name.value.utf8.allSatisfy(Self.isHeaderNameByte) {
            refuse(
                .invalidHeaderName, "`\(name.value)` is no name of a header",
                suggestion: "use letters, digits and hyphens", at: name.location)
        }
    }

    private static func isHeaderNameByte(_ byte: UInt8) -> Bool {
        DNSLabel.isAlphanumeric(byte) || "!#$%&'*+,-.^_`|~".utf8.contains(byte)
    }

    /// Rows 40 to 43: empty prefixes and expressions, and expressions that Go rejects.
    private mutating func check(_ match: StringMatch, field: String) {
        switch match.kind {
        case .prefix("") where field != "uri":
            refuse(
                .emptyPrefix, "an empty prefix in `\(field)` says nothing",
                suggestion: "write `{}` to ask for presence", at: match.valueLocation)
        case .regex("*") where field == "withoutHeaders": return
        case .regex(let text):
            check(expression: Located(text, at: match.valueLocation), emptyCode: .emptyExpression)
        default: return
        }
    }

    /// Checks a regular expression; an empty one is reported with `emptyCode`.
    mutating func check(expression: Located<String>, emptyCode: DiagnosticCode) {
        let text = expression.value
        if text.isEmpty {
            refuse(emptyCode, "the regular expression is empty", at: expression.location)
        } else if text.utf8.count > 1_024 {
            refuse(
                .expressionTooLong,
                "the regular expression has \(text.utf8.count) bytes, 1024 are allowed",
                at: expression.location)
        } else if let refusal = RegularExpression.refusalByGo(of: text) {
            refuse(
                .invalidExpression, refusal.message,
                suggestion: "at byte \(refusal.offset + 1) of the expression; Istio uses RE2",
                at: expression.location)
        }
    }
}
