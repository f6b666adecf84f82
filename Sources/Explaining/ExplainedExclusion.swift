public import IstioConfig
import IstioLinking

/// A part of a VirtualService for the Host that is not evaluated, and why.
public struct ExplainedExclusion: Sendable {
    /// The VirtualService's namespace and name, separated by a slash.
    public let virtualService: String
    /// The rule's position; `nil` for the whole VirtualService.
    public let rule: Int?
    /// The entry's position; `nil` unless only an entry is excluded.
    public let match: Int?
    /// Why it is not evaluated, and what to do about it.
    public let reason: String
    /// Where it is written.
    public let location: RuleLocation
    /// Where the cause is written, if that is another location.
    public let cause: RuleLocation?

    /// The excluded part as text: `example/shop, rule 0, entry 1`.
    public var title: String {
        virtualService + (rule.map { ", rule \($0)" } ?? "") + (match.map { ", entry \($0)" } ?? "")
    }

    init(_ exclusion: Exclusion) {
        virtualService = exclusion.virtualService
        rule = exclusion.rule
        match = exclusion.match
        location = exclusion.location
        reason = exclusion.reason.text
        cause = exclusion.reason.cause
    }
}

extension Exclusion.Reason {
    /// Where the cause is written.
    fileprivate var cause: RuleLocation? {
        switch self {
        case .proxyCondition(let condition): condition.location
        case .afterCatchAll(let location), .delegateConflict(let location): location
        case .takenBy(_, let location): location
        default: nil
        }
    }

    /// The reason as text.
    ///
    /// Source: docs/semantics/istio.md 2, 3 and 6.
    fileprivate var text: String {
        switch self {
        case .otherGateways(let names, let wanted):
            "its `gateways` are \(list(names)): to concern this proxy they have to name `\(wanted)`"
        case .notExported(let namespace):
            "its `exportTo` leaves out the namespace `\(namespace)`, which the proxy is in"
        case .notImported: "the Sidecar resource imports none of its hosts"
        case .takenBy(let other, _):
            "in the mesh one VirtualService has a host alone, the oldest: \(other); "
                + "put the rules into that one"
        case .noService(let host, let port):
            "in the mesh `\(host)` works on port 80 only, since it is no service: "
                + "for port \(port) a ServiceEntry has to name host and port"
        case .proxyCondition(let condition): condition.text
        case .afterCatchAll:
            "an earlier rule of the VirtualService takes everything: put this one in front of it"
        case .noDelegate(let name):
            "there is no delegate `\(name)` that the namespace sees"
        case .delegateConflict:
            "this entry of the delegate contradicts every entry of the root's rule, so its whole "
                + "rule is dropped: take the entry out, or ask for what the root asks for"
        case .serverHosts, .serverNamespaces, .hostCase, .completed, .notCompleted, .lessSpecific,
            .wildcardOfServices:
            hostText
        }
    }

    private var hostText: String {
        switch self {
        case .serverHosts(let hosts):
            "no server of the Gateway has the host for it: they have \(list(hosts))"
        case .serverNamespaces(let hosts):
            "the Gateway has the host for VirtualServices of another namespace: \(list(hosts))"
        case .hostCase(let host):
            "`\(host)` is compared with its capital letters: write it in small ones"
        case .completed(let host):
            "its host has no dot, so it means `\(host)`: write a name with a dot"
        case .notCompleted(let host):
            "its host `\(host)` has a dot, so it is taken as it is: write the service's full name"
        case .lessSpecific(let domain):
            "it is in the virtual host `\(domain)`, which is no fallback for the more specific "
                + "one: name the Host in its `hosts`"
        case .wildcardOfServices(let host):
            "in the mesh `\(host)` stands for the services that match it, and this is none"
        default: ""
        }
    }

    private func list(_ names: [String]) -> String {
        let shown = names.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
        return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
    }
}

extension ProxyCondition {
    /// Why the entry is excluded.
    fileprivate var text: String {
        switch self {
        case .port(let port):
            "`port: \(port.value)` is not the port of the Gateway's server or of the service; the "
                + "port in the Host does not count: leave it out, or name theirs"
        case .gateways(let names):
            "its `gateways` are "
                + names.prefix(4).map { "`\($0.value)`" }.joined(separator: ", ")
                + ", and the request comes in elsewhere: they choose among the VirtualService's "
                + "own and cannot widen them"
        case .sourceLabel(let label):
            "the proxy's pod does not have the label `\(label.key.value)=\(label.value.value)` of "
                + "`sourceLabels`"
        case .sourceNamespace(let name):
            "the proxy is not in the namespace `\(name.value)` of `sourceNamespace`"
        }
    }
}
