import IstioConfig

/// Assertions as the lines under `expect:`.
struct ConvertedAssertions {
    private(set) var lines: [String] = []
    /// What could not be converted.
    private(set) var comments: [String] = []
    private var headers: [(String, String)] = []
    private var responseHeaders: [(String, String)] = []

    /// Converts assertions; negated ones are written under `not`.
    init(_ assertions: [Assertion]) {
        self.init(assertions.filter { !$0.isNegated }, isNegated: false)
        let negated = ConvertedAssertions(assertions.filter(\.isNegated), isNegated: true)
        if !negated.lines.isEmpty { lines += ["not:"] + negated.lines.map { "  \($0)" } }
        comments += negated.comments
    }

    private init(_ assertions: [Assertion], isNegated: Bool) {
        let isAborted = assertions.contains {
            if case .stanza("fault", let rule) = $0.subject {
                rule.isCertainlyAborted
            } else {
                false
            }
        }
        for assertion in assertions { add(assertion.subject, isAborted: isAborted) }
        keepFirstOfEachKey()
        if !headers.isEmpty { lines.append("headers: \(RequestText.mapping(headers))") }
        if !responseHeaders.isEmpty {
            lines.append("responseHeaders: \(RequestText.mapping(responseHeaders))")
        }
    }

    private mutating func add(_ subject: Assertion.Subject, isAborted: Bool) {
        switch subject {
        case .stanza(let name, let rule): add(name, of: rule, isAborted: isAborted)
        case .header(let name, let text): if let text = value(text) { headers.append((name, text)) }
        case .responseHeader(let name, let text):
            if let text = value(text) { responseHeaders.append((name, text)) }
        case .virtualHost(let text), .cluster(let text), .text(_, let text):
            if let text = value(text) { lines.append("\(subject.name): \(text)") }
        case .status, .outcome, .rulePosition, .match, .timeout:
            lines.append("\(subject.name): \(subject.expected)")
        case .virtualService(let name), .ruleName(let name):
            lines.append("\(subject.name): \(YAMLText.value(name))")
        case .destination(let destination):
            lines.append("destination: \(YAMLText.value(destination.description))")
        case .unavailable(let name, let wanted, let reason):
            comments.append("`\(name): \(wanted)` is left out: \(reason)")
        case .share, .weights, .retries, .mirrors:
            comments.append("`\(subject.name): \(subject.expected)` is left out")
        }
    }

    /// A mapping has each key once, so the first is kept; duplicates usually repeat it.
    private mutating func keepFirstOfEachKey() {
        var keys: Set<Substring> = []
        var kept: [String] = []
        for line in lines {
            let isNew = line.hasPrefix(" ") || keys.insert(line.prefix { $0 != ":" }).inserted
            if isNew { kept.append(line) } else if !kept.contains(line) { leaveOut(line) }
        }
        lines = kept
        headers = firstOfEachName(headers)
        responseHeaders = firstOfEachName(responseHeaders)
    }

    private mutating func firstOfEachName(_ fields: [(String, String)]) -> [(String, String)] {
        var names: Set<String> = []
        return fields.filter { name, text in
            let isNew = names.insert(name.lowercased()).inserted
            let isSaid = fields.contains { $0.0 == name && ($0.1 == text) == isNew }
            if !isNew && isSaid { leaveOut("\(name): \(text)") }
            return isNew
        }
    }

    private mutating func leaveOut(_ text: String) {
        comments.append("`\(text)` is left out: something else is said of it already")
    }

    private mutating func value(_ text: TextExpectation) -> String? {
        if let written = text.written { return written }
        comments.append("`\(text)` is left out: there is no such condition")
        return nil
    }

    /// A stanza repeats the rule; the converted lines state its effect.
    private mutating func add(_ name: String, of rule: HTTPRoute, isAborted: Bool) {
        switch name {
        case "route":
            if isAborted {
                comments.append("`route` is left out: the fault answers before it")
            } else {
                lines += Self.destinations(rule.route)
            }
            for entry in rule.route { addOperations(entry.headers) }
        case "redirect": if let redirect = rule.redirect { lines += Self.lines(of: redirect) }
        case "rewrite":
            if let authority = rule.rewrite?.authority?.value {
                lines.append("authority: \(YAMLText.value(authority))")
            }
            if let uri = rule.rewrite?.uri?.value {
                lines.append("path: {prefix: \(YAMLText.value(uri))}")
            }
        case "headers": addOperations(rule.headers)
        case "fault" where isAborted:
            if case .httpStatus(let status)? = rule.fault?.abort?.kind?.value {
                lines += ["outcome: abort", "status: \(status)"]
            }
        default:
            comments.append("`\(name): \(StanzaText(rule, in: nil)[name])` is left out")
        }
    }

    private static func destinations(_ entries: [HTTPRouteDestination]) -> [String] {
        let named = entries.map { entry in
            let destination = entry.destination
            let port = destination?.port?.value ?? 0
            let expectation = DestinationExpectation(
                host: destination?.host.text(), port: port == 0 ? nil : port,
                subset: destination?.subset?.value)
            return (expectation.description, UInt64(clamping: entry.weight?.value ?? 0))
        }
        let sums = EffectText.sums(named)
        if sums.count == 1 { return ["destination: \(YAMLText.value(sums[0].0))"] }
        return ["weights:"] + sums.map { "  \(YAMLText.value($0.0)): \($0.1)" }
    }

    private static func lines(of redirect: HTTPRedirect) -> [String] {
        var lines = ["outcome: redirect"]
        let code = redirect.redirectCode?.value ?? 0
        lines.append("status: \(code == 0 ? 301 : code)")
        let path = redirect.uri?.value ?? redirect.prefixRewrite?.value ?? ""
        if let authority = redirect.authority?.value {
            let scheme = redirect.scheme?.value ?? "http"
            lines.append("location: {prefix: \(YAMLText.value("\(scheme)://\(authority)\(path)"))}")
        } else if !path.isEmpty {
            lines.append("location: {contains: \(YAMLText.value(path))}")
        }
        return lines
    }

    private mutating func addOperations(_ operations: Headers?) {
        for entry in (operations?.request?.set ?? []) + (operations?.request?.add ?? []) {
            headers.append((entry.key.value, YAMLText.value(entry.value.value)))
        }
        for name in operations?.request?.remove ?? [] {
            headers.append((name.value, "{present: false}"))
        }
        for entry in (operations?.response?.set ?? []) + (operations?.response?.add ?? []) {
            responseHeaders.append((entry.key.value, YAMLText.value(entry.value.value)))
        }
        for name in operations?.response?.remove ?? [] {
            responseHeaders.append((name.value, "{present: false}"))
        }
    }
}

extension HTTPRoute {
    /// Whether every request is aborted with an HTTP status.
    fileprivate var isCertainlyAborted: Bool {
        guard let abort = fault?.abort, case .httpStatus? = abort.kind?.value else { return false }
        return abort.percentage?.value?.value == 100
    }
}

extension TextExpectation {
    /// The expectation as a test file writes it; `nil` if it has no such condition.
    var written: String? {
        switch self {
        case .exact(let text): YAMLText.value(text)
        case .lines(let lines): "[\(lines.map { YAMLText.value($0) }.joined(separator: ", "))]"
        case .prefix(let text): "{prefix: \(YAMLText.value(text))}"
        case .suffix(let text): "{suffix: \(YAMLText.value(text))}"
        case .contains(let text): "{contains: \(YAMLText.value(text))}"
        case .regex(let text, _): "{regex: \(YAMLText.quoted(text))}"
        case .present(let isWanted): "{present: \(isWanted)}"
        case .not(let other): other.written.map { "{not: \($0)}" }
        case .range: nil
        }
    }
}
