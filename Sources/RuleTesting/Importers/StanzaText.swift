import IstioConfig
import IstioNames

/// Parts of a rule as one-line text, equal for equal meaning: for comparison and display.
struct StanzaText {
    private let rule: HTTPRoute
    private let namespace: String?

    /// The parts that istio-config-validator compares.
    static let names = ["route", "redirect", "rewrite", "fault", "headers", "delegate"]

    /// Prepares a rule; short hosts are completed if a namespace is given.
    init(_ rule: HTTPRoute, in namespace: String?) {
        self.rule = rule
        self.namespace = namespace
    }

    /// Returns a part of the rule.
    subscript(name: String) -> String {
        switch name {
        case "route": route
        case "redirect": rule.redirect.map { redirect($0) } ?? "none"
        case "rewrite": rule.rewrite.map { rewrite($0) } ?? "none"
        case "fault": rule.fault.map { fault($0) } ?? "none"
        case "headers": rule.headers.map { headers($0) } ?? "none"
        default: rule.delegate.map { delegate($0) } ?? "none"
        }
    }

    /// A single destination has the whole weight, whether it is written or not.
    private var route: String {
        let isAlone = rule.route.count == 1
        let list = rule.route.map { entry in
            Self.mapping([
                ("destination", entry.destination.map { destination($0) }),
                ("weight", isAlone ? nil : String(entry.weight?.value ?? 0)),
                ("headers", entry.headers.map { headers($0) }),
            ])
        }
        return "[\(list.joined(separator: ", "))]"
    }

    private func destination(_ destination: Destination) -> String {
        let written = destination.host.text()
        let host = namespace.map { NameResolution.host(written, in: $0) } ?? written
        let port = destination.port?.value ?? 0
        return Self.mapping([
            ("host", host), ("subset", destination.subset?.value),
            ("port", port == 0 ? nil : "{number: \(port)}"),
        ])
    }

    private func redirect(_ redirect: HTTPRedirect) -> String {
        let port: (String, String)? =
            switch redirect.port?.value {
            case .number(let number)?: ("port", String(number))
            case .derived(let selection)?: ("derivePort", String(describing: selection))
            case nil: nil
            }
        let code = redirect.redirectCode?.value ?? 0
        return Self.mapping([
            ("uri", redirect.uri?.value), ("authority", redirect.authority?.value),
            ("scheme", redirect.scheme?.value), (port?.0 ?? "port", port?.1),
            ("redirectCode", code == 0 ? nil : String(code)),
            ("prefixRewrite", redirect.prefixRewrite?.value),
        ])
    }

    private func rewrite(_ rewrite: HTTPRewrite) -> String {
        Self.mapping([
            ("uri", rewrite.uri?.value), ("authority", rewrite.authority?.value),
            (
                "uriRegexRewrite",
                rewrite.uriRegexRewrite.map {
                    Self.mapping([("match", $0.match?.value), ("rewrite", $0.rewrite?.value)])
                }
            ),
        ])
    }

    private func fault(_ fault: HTTPFaultInjection) -> String {
        let share = { (percent: Percent?) in percent.map { "{value: \($0.value?.value ?? 0)}" } }
        let delay = fault.delay.map { delay in
            Self.mapping([
                ("kind", delay.kind.map { "\($0.value)" }), ("percentage", share(delay.percentage)),
                ("percent", delay.percent.map { "\($0.value)" }),
            ])
        }
        let abort = fault.abort.map { abort in
            Self.mapping([
                ("kind", abort.kind.map { "\($0.value)" }), ("percentage", share(abort.percentage)),
            ])
        }
        return Self.mapping([("delay", delay), ("abort", abort)])
    }

    private func headers(_ headers: Headers) -> String {
        Self.mapping([
            ("request", headers.request.map { operations($0) }),
            ("response", headers.response.map { operations($0) }),
        ])
    }

    private func operations(_ operations: HeaderOperations) -> String {
        let pairs = { (map: OrderedMap<Located<String>>) -> String? in
            let sorted = map.map { ($0.key.value, $0.value.value) }.sorted { $0.0 < $1.0 }
            return map.isEmpty ? nil : Self.mapping(sorted.map { ($0.0, $0.1) })
        }
        let removed = operations.remove.map(\.value).joined(separator: ", ")
        return Self.mapping([
            ("set", pairs(operations.set)), ("add", pairs(operations.add)),
            ("remove", removed.isEmpty ? nil : "[\(removed)]"),
        ])
    }

    private func delegate(_ delegate: Delegate) -> String {
        Self.mapping([
            ("name", delegate.name?.value), ("namespace", delegate.namespace?.value),
        ])
    }

    private static func mapping(_ entries: [(String, String?)]) -> String {
        let written = entries.compactMap { name, value in value.map { "\(name): \($0)" } }
        return "{\(written.joined(separator: ", "))}"
    }
}
