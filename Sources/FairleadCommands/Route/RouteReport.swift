import Explaining
import IstioConfig
import Routing

/// What `fairlead route` prints for people.
struct RouteReport {
    let terminal: Terminal
    let inquiry: RequestInput
    let effect: Effect

    private var request: Request { inquiry.request }

    /// The whole report.
    func text() -> String {
        var lines = [headline]
        lines += deciding()
        lines += forwarded()
        lines += answered()
        lines += policies()
        if effect.outcome == .noRoute { lines += unmatched() }
        lines += inquiry.notes.map { terminal.styled("note: \($0)", .dim) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The request and its outcome.
    var headline: String {
        let address = shown((request.authority ?? []) + request.path)
        let subject = "\(shown(request.method)) \(address)"
        let result =
            switch effect.outcome {
            case .route: terminal.styled("is routed", .bold, .green)
            case .redirect: terminal.styled("is redirected", .bold, .green)
            case .directResponse: terminal.styled("is answered directly", .bold, .green)
            case .preflight: terminal.styled("is answered as a preflight", .bold, .green)
            case .passthrough:
                terminal.styled("passes: no VirtualService is concerned", .bold, .yellow)
            case .abort: terminal.styled("is aborted by a fault", .bold, .yellow)
            case .noRoute: terminal.styled("has no route: 404", .bold, .red)
            case .badRequest:
                terminal.styled("is refused: \(effect.response?.status ?? 400)", .bold, .red)
            }
        return "\(subject) \(result)"
    }

    private func deciding() -> [String] {
        var lines: [String] = []
        if let origin = effect.origin {
            let name = effect.routeName.isEmpty ? "" : " (\(effect.routeName))"
            lines.append(
                row(
                    "rule",
                    "VirtualService \(origin.virtualService), rule \(origin.rule)\(name)  "
                        + terminal.styled(origin.ruleLocation.fileAndLine, .blue)))
            if let match = origin.match, let location = origin.matchLocation {
                let place = terminal.styled(location.fileAndLine, .blue)
                lines.append(row("match", "entry \(match)  \(place)"))
            } else {
                lines.append(row("match", "the rule has no conditions"))
            }
        }
        if let host = effect.virtualHost { lines.append(row("host", host)) }
        if !effect.reason.isEmpty { lines.append(row("why", effect.reason)) }
        return lines
    }

    /// Summarizes why nothing matches.
    private func unmatched() -> [String] {
        let explainer = inquiry.explainer
        let text = ExplanationText(
            explainer.explain(request), by: explainer, extent: .init(listed: 5, searched: 0),
            styled: terminal.explained)
        return text.lines() + [
            terminal.styled("note: `fairlead explain` says what would make a rule match", .dim)
        ]
    }

    private func forwarded() -> [String] {
        var lines: [String] = []
        if let cluster = effect.clusterName {
            var text = cluster
            if let share = effect.share, share.weight < share.total {
                text += "  \(percent(share.percent)) (\(share.weight) of \(share.total))"
            }
            lines.append(row("to", text))
        }
        guard let request = effect.request else { return lines }
        lines.append(
            row("authority", changed(shown(request.authority), from: self.request.authority)))
        lines.append(row("path", changed(shown(request.path), from: self.request.path)))
        lines += headers(request.headers, isResponse: false)
        return lines
    }

    private func answered() -> [String] {
        guard let response = effect.response, effect.outcome != .noRoute,
            effect.outcome != .badRequest, effect.outcome != .passthrough
        else { return [] }
        var lines: [String] = []
        if effect.outcome != .route { lines.append(row("status", String(response.status))) }
        if let location = response.location { lines.append(row("location", shown(location))) }
        let isOwn = effect.outcome != .route
        if isOwn || effect.headerChanges.contains(where: \.isResponse) {
            lines += headers(response.headers, isResponse: true)
        }
        if let body = response.body, !body.isEmpty { lines.append(row("body", shown(body))) }
        return lines
    }

    private func headers(_ fields: [HeaderField], isResponse: Bool) -> [String] {
        let changes = effect.headerChanges.filter { $0.isResponse == isResponse }
        let title = isResponse ? "response" : "headers"
        var lines = fields.map { field in
            let change = changes.last { $0.field.name == field.name && $0.kind != .removed }
            let mark = change.map { "  " + terminal.styled("(\($0.kind.rawValue))", .yellow) } ?? ""
            return row(title, "\(shown(field.name)): \(shown(field.value))\(mark)")
        }
        let names = Set(fields.map(\.name))
        for change in changes where change.kind == .removed && !names.contains(change.field.name) {
            lines.append(
                row(title, terminal.styled("\(shown(change.field.name)) (removed)", .yellow)))
        }
        return lines
    }

    private func policies() -> [String] {
        var lines = effect.mirrors.map { row("mirror", $0.name) }
        lines += effect.chance.mirrors.map {
            row("mirror", "\($0.cluster.name)  \(percent($0.percent)) of the requests")
        }
        if let abort = effect.chance.abort {
            lines.append(row("fault", "aborts \(percent(abort)) of the requests"))
        }
        if let delay = effect.chance.delay {
            lines.append(row("fault", "delays \(percent(delay)) of the requests"))
        }
        if let timeout = effect.timeoutNanoseconds {
            lines.append(row("timeout", "\(ProtoDuration(nanoseconds: timeout))"))
        }
        if let retries = effect.retries {
            var text = "\(retries.attempts) on \(retries.retryOn)"
            if !retries.retriableStatusCodes.isEmpty {
                text += " \(retries.retriableStatusCodes.map(String.init).joined(separator: ","))"
            }
            lines.append(row("retries", text))
        }
        return lines
    }

    private func changed(_ text: String, from original: [UInt8]?) -> String {
        let before = shown(original ?? [])
        return before == text ? text : "\(text)  " + terminal.styled("(was \(before))", .yellow)
    }

    private func row(_ title: String, _ text: String) -> String {
        let padding = String(repeating: " ", count: max(1, 11 - title.count))
        return "  " + terminal.styled(title, .dim) + padding + text
    }

    private func percent(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))%" : "\((value * 100).rounded() / 100)%"
    }

    private func shown(_ bytes: [UInt8]) -> String { ReadableText.of(bytes) }
}
