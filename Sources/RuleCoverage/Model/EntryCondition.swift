import Explaining
import IstioConfig
import IstioLinking
import IstioNames
import Routing

/// A condition of a match entry, on the request or on the proxy.
struct EntryCondition {
    /// The condition as written.
    let text: String
    /// Where it is written.
    let location: RuleLocation
    /// Whether it can fail.
    let canFail: Bool

    /// Returns the conditions of an entry of a VirtualService.
    static func all(
        of entry: HTTPMatchRequest, in service: VirtualService? = nil,
    ) -> [EntryCondition] {
        let fields = WrittenField.all(of: entry).map { field in
            EntryCondition(
                text: field.text, location: field.location, canFail: !field.isAlwaysTrue)
        }
        return fields
            + ProxyCondition.all(of: entry).compactMap { condition in
                condition.location.map {
                    EntryCondition(
                        text: condition.text, location: $0,
                        canFail: service.map(condition.canFail) ?? true)
                }
            }
    }
}

extension WrittenField {
    /// Whether the condition holds for every request; only simple forms are recognized.
    fileprivate var isAlwaysTrue: Bool {
        switch kind {
        case .path: Self.isEveryPath(match.kind)
        case .header, .queryParameter, .claim: false
        }
    }

    private static func isEveryPath(_ match: StringMatch.Kind) -> Bool {
        switch match {
        case .unset: true
        case .exact: false
        case .prefix(let text): text.isEmpty || text == "/"
        case .regex(let text): everyPath.contains(text)
        }
    }

    private static let everyPath: Set = [".*", ".+", "/.*", "^.*$", "^/.*", "/.*$", "^/.*$"]
}

extension ProxyCondition {
    /// Whether a proxy that has the VirtualService may fail the condition.
    ///
    /// `gateways` selects among those of the VirtualService; those of a delegate's root are not
    /// considered.
    fileprivate func canFail(in service: VirtualService) -> Bool {
        guard case .gateways(let names) = self, !service.hosts.isEmpty else { return true }
        let namespace = service.metadata.effectiveNamespace
        let completed = { (name: Located<String>) in
            NameResolution.gateway(name.value, in: namespace)
        }
        let own = service.gateways.isEmpty ? ["mesh"] : service.gateways.map(completed)
        return !Set(own).isSubset(of: names.map(completed))
    }

    /// The condition as written.
    fileprivate var text: String {
        switch self {
        case .port(let port): "port \(port.value)"
        case .gateways(let names):
            "gateways "
                + names.prefix(4).map { ReadableText.quoted($0.value) }.joined(separator: ", ")
        case .sourceLabel(let label):
            "sourceLabels \(ReadableText.quoted("\(label.key.value)=\(label.value.value)"))"
        case .sourceNamespace(let name): "sourceNamespace \(ReadableText.quoted(name.value))"
        }
    }
}
