import ASCIIText
import IstioLinking
import IstioNames
import RFC3986
import Routing

/// What happens to a request before any rule is evaluated, in order.
struct PreRoutingSteps {
    /// How many servers and Gateways are named.
    private static let maximumServers = 4

    private let table: RouteTable
    private let linker: Linker
    private let servers: [GatewayServer]
    private(set) var all: [ExplainedStep] = []

    init(_ explainer: Explainer, _ request: Request, _ choice: (index: Int, domain: String)?) {
        table = explainer.table
        linker = explainer.linker
        let authority = request.authority ?? []
        servers =
            ExclusionSearch(
                linker, table, explainer.virtualServices, authority: authority
            ).servers
        if !table.proxy.isSidecar { addServers(authority) }
        if table.hasListener {
            addArrival(request, choice)
        } else {
            addMissingListener()
        }
    }

    private mutating func addArrival(
        _ request: Request, _ choice: (index: Int, domain: String)?,
    ) {
        do {
            let normalized = try NormalizedRequest(request, at: table.proxy)
            add(.path, NormalizationSteps.path(request, normalized))
            for text in NormalizationSteps.headers(request, normalized) { add(.headers, text) }
            addHost(normalized.authority, choice)
            addAnswers(normalized, choice?.index)
        } catch {
            addRefusal(error)
        }
    }

    private mutating func add(_ kind: ExplainedStep.Kind, _ text: String?) {
        guard let text else { return }
        all.append(ExplainedStep(kind: kind, text: text, location: nil))
    }

    /// The servers on the port that match the Host.
    private mutating func addServers(_ authority: [UInt8]) {
        let host = String(decoding: EnvoyHost.lookupForm(of: authority), as: UTF8.self)
        let fitting = servers.compactMap { server in
            server.hosts.first { written in
                let name = written.split(separator: "/", maxSplits: 1).last ?? ""
                return HostName.matches(ASCII.lowercased(String(name)), host)
            }.map { (server, $0) }
        }
        for (server, host) in fitting.prefix(Self.maximumServers) {
            all.append(
                ExplainedStep(
                    kind: .gateway,
                    text: "\(server.gateway) has a server for `\(host)` on port \(server.port)",
                    location: server.location))
        }
        if fitting.isEmpty, let first = servers.first {
            let hosts = servers.flatMap(\.hosts).prefix(Self.maximumServers)
            all.append(
                ExplainedStep(
                    kind: .gateway,
                    text: "no server on port \(first.port) has this Host: "
                        + hosts.map { "`\($0)`" }.joined(separator: ", "),
                    location: first.location))
        }
    }

    private mutating func addMissingListener() {
        let port = table.proxy.port
        if table.proxy.isSidecar {
            return add(
                .answered,
                "no service speaks HTTP on port \(port): connections pass, no rule is asked")
        }
        let served = ServedGateways(linker, for: table.proxy)
        let ports = Set(served.servers.map(\.port)).sorted().map(String.init)
        add(
            .gateway,
            ports.isEmpty
                ? "the proxy serves no Gateway with HTTP"
                : "no server is on port \(port), there are some on \(ports.joined(separator: ", "))"
        )
        for other in served.others.prefix(Self.maximumServers) {
            all.append(
                ExplainedStep(
                    kind: .gateway,
                    text: "\(other.name) has a server on the port, for proxies with the labels "
                        + "`\(other.selector)`: give them with --label",
                    location: other.location))
        }
    }

    private mutating func addHost(_ authority: [UInt8], _ choice: (index: Int, domain: String)?) {
        guard let choice else {
            return add(.host, "no virtual host has the Host \(ReadableText.quoted(authority))")
        }
        let host = table.virtualHosts[choice.index]
        let lookup = EnvoyHost.lookupForm(of: authority)
        var text = "\(host.name), by its domain `\(choice.domain)`"
        if lookup != authority {
            text += ", port and case of the Host left aside"
        }
        add(.host, text)
        for route in host.routes[host.movedCatchAlls].prefix(Self.maximumServers) {
            guard let origin = route.origin else { continue }
            all.append(
                ExplainedStep(
                    kind: .order,
                    text: "\(origin.virtualService), rule \(origin.rule) takes "
                        + "everything, so Istio moved it behind the other VirtualServices' rules",
                    location: origin.matchLocation ?? origin.ruleLocation))
        }
    }

    private mutating func addAnswers(_ request: NormalizedRequest, _ host: Int?) {
        guard let host else { return }
        let forwardedProtocol = request.headers.first("x-forwarded-proto") ?? []
        if table.virtualHosts[host].requiresTLS && forwardedProtocol != Array("https".utf8) {
            add(.answered, "the Gateway's server has httpsRedirect: no rule is asked")
        } else if forwardedProtocol.isEmpty {
            add(.answered, "`x-forwarded-proto` is empty: Envoy routes no such request")
        } else if request.hasUnknownUpgrade {
            add(.answered, "the client asks for an upgrade that Istio does not configure")
        }
    }

    private mutating func addRefusal(_ refusal: NormalizedRequest.Refusal) {
        switch refusal {
        case .badRequest(let status, let reason):
            add(.answered, "refused with \(status) before any rule is asked: \(reason)")
        case .noConnectRoute: add(.answered, "Istio makes no routes for CONNECT")
        }
    }
}
