import JSONWriting
import Explaining
import IstioConfig
import Routing

/// Writes an explanation as one JSON object.
struct ExplanationRecord {
    let explainer: Explainer
    let explanation: Explanation
    let extent: ExplanationText.Extent
    /// The requested rule; `nil` for the nearest ones.
    let reference: RuleReference?
    let notes: [String]

    /// Returns the record, followed by a line break.
    func bytes() -> [UInt8] {
        var writer = JSONWriter()
        writer.object { record in
            record.field("outcome", explanation.effect.outcome.rawValue)
            if !explanation.effect.reason.isEmpty {
                record.field("reason", explanation.effect.reason)
            }
            list("steps", explanation.steps, to: &record) { step, object in
                object.field("kind", step.kind.rawValue)
                object.field("text", step.text)
                write(step.location, to: &object)
            }
            record.field("asked", explanation.evaluated.count)
            list("rules", rules, to: &record) { write($0.0, $0.1, to: &$1) }
            list("omissions", explanation.exclusions.prefix(extent.listed), to: &record, write)
            record.key("hosts")
            record.list { list in
                for host in explanation.hosts.prefix(extent.listed) { list.value(Array(host.utf8)) }
            }
            if let near = explanation.suggestedHost { record.field("suggestedHost", near) }
            record.key("notes")
            record.list { list in for note in notes { list.value(Array(note.utf8)) } }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// The rules to report: the matching one, then the nearest; or the requested one.
    private var rules: [(Explainer.Position, index: Int)] {
        if let reference {
            return explainer.positions(of: reference, first: explanation.virtualHost)
                .prefix(extent.listed).map { ($0, 0) }
        }
        guard let host = explanation.virtualHost else { return [] }
        let positions =
            (explanation.matched.map { [$0] } ?? [])
            + explanation.nearest.prefix(extent.listed)
        return positions.enumerated().map { index, position in
            (Explainer.Position(virtualHost: host, route: position), index)
        }
    }

    private func list<Element>(
        _ name: String, _ elements: some Sequence<Element>, to record: inout JSONWriter,
        _ body: (Element, inout JSONWriter) -> Void,
    ) {
        record.key(name)
        record.list { list in
            for element in elements { list.object { body(element, &$0) } }
        }
    }

    private func write(
        _ position: Explainer.Position, _ index: Int, to object: inout JSONWriter,
    ) {
        guard let rule = explainer.rule(at: position, in: explanation) else { return }
        if let origin = rule.origin {
            object.field("virtualService", "\(origin.namespace)/\(origin.name)")
            object.field("rule", origin.rule)
            object.key("match")
            object.literal(origin.match.map(String.init) ?? "null")
        }
        object.field("routeName", rule.name)
        write(rule.location, to: &object)
        object.key("isMovedToEnd")
        object.literal(String(rule.isMovedToEnd))
        list("conditions", rule.conditions, to: &object) { condition, object in
            object.field("condition", condition.text)
            object.field("value", condition.value)
            object.key("holds")
            object.literal(String(condition.holds))
            if index <= extent.suggested, let suggestion = condition.suggestion {
                object.field("advice", suggestion)
            }
            write(condition.location, to: &object)
        }
        if index <= extent.searched { writeReachability(of: position, to: &object) }
    }

    private func writeReachability(of position: Explainer.Position, to object: inout JSONWriter) {
        let reachability = explainer.change(toReach: position, for: explanation.request)
        object.key("way")
        object.object { object in
            switch reachability {
            case .decides: object.field("kind", "decides")
            case .change(let edits, let request):
                object.field("kind", "change")
                object.key("changes")
                object.list { list in
                    for edit in edits { list.value(Array("\(edit)".utf8)) }
                }
                write(request, to: &object)
            case .blocked(let earlier, let isProven):
                object.field("kind", isProven ? "blocked" : "perhapsBlocked")
                if let rule = explainer.rule(at: earlier, in: explanation) {
                    object.field("by", rule.title)
                    write(rule.location, to: &object)
                }
            case .unreachable(let condition, let reason):
                object.field("kind", "unreachable")
                object.field("condition", condition)
                object.field("reason", reason)
            case .unknown: object.field("kind", "unknown")
            }
        }
    }

    /// A request in the form of the request records.
    private func write(_ request: Request, to object: inout JSONWriter) {
        object.key("request")
        object.object { object in
            object.field("method", request.method)
            object.field("scheme", request.scheme)
            object.field("authority", request.authority ?? [])
            object.field("path", request.path)
            object.key("headers")
            object.list { list in
                for header in request.headers {
                    list.list {
                        $0.value(header.name)
                        $0.value(header.value)
                    }
                }
            }
        }
    }

    private func write(_ exclusion: ExplainedExclusion, to object: inout JSONWriter) {
        object.field("virtualService", exclusion.virtualService)
        if let rule = exclusion.rule { object.field("rule", rule) }
        if let match = exclusion.match { object.field("match", match) }
        object.field("reason", exclusion.reason)
        write(exclusion.location, to: &object)
    }

    private func write(_ location: RuleLocation?, to object: inout JSONWriter) {
        guard let location else { return }
        object.field("file", location.file.name)
        object.field("line", location.line)
        object.field("column", location.column)
    }
}
