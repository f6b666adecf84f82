import Routing

/// A request as a test file writes it.
struct RequestText {
    /// The lines under `request:`, each after `indentation`.
    static func lines(of table: RequestTable, indentation: String) -> [String] {
        var entries: [(String, String)] = []
        if table.methods != ["GET"] { entries.append(("method", YAMLText.list(table.methods))) }
        switch table.places {
        case .addresses(let addresses):
            let texts = addresses.map { address in
                text(address.scheme) + "://" + text(address.authority) + text(address.target)
            }
            entries.append(("url", YAMLText.list(texts)))
        case .parts(let hosts, let paths):
            entries.append(("host", YAMLText.list(hosts)))
            if paths != ["/"] { entries.append(("path", YAMLText.list(paths))) }
        }
        if let scheme = table.scheme { entries.append(("scheme", scheme)) }
        let sets = table.headerSets.map { headers($0) }
        if sets != ["{}"] {
            entries.append(
                ("headers", sets.count == 1 ? sets[0] : "[\(sets.joined(separator: ", "))]"))
        }
        if let random = table.random { entries.append(("random", String(random))) }
        if !table.claims.isEmpty { entries.append(("claims", claim(.object(table.claims)))) }
        entries += proxy(table.proxy, standardPort: table.scheme == "https" ? 443 : 80)
        if let upstream = table.upstream {
            entries.append(
                ("upstream", "{status: \(upstream.status), headers: \(headers(upstream.headers))}"))
        }
        return entries.map { "\(indentation)\($0.0): \($0.1)" }
    }

    private static func proxy(
        _ proxy: ProxyChoice, standardPort: UInt32,
    ) -> [(String, String)] {
        var entries: [(String, String)] = []
        if let gateways = proxy.gateways { entries.append(("gateway", YAMLText.list(gateways))) }
        if let sidecar = proxy.sidecar { entries.append(("sidecar", YAMLText.value(sidecar))) }
        if let namespace = proxy.namespace {
            entries.append(("namespace", YAMLText.value(namespace)))
        }
        if let labels = proxy.labels {
            let pairs = labels.sorted { $0.key < $1.key }
            entries.append(("labels", mapping(pairs.map { ($0.key, YAMLText.value($0.value)) })))
        }
        if let port = proxy.port, port != standardPort { entries.append(("port", String(port))) }
        return entries
    }

    /// Headers as a mapping in one line; several lines of a name become a list.
    static func headers(_ fields: [HeaderField]) -> String {
        var names: [String] = []
        var values: [String: [String]] = [:]
        for field in fields {
            let name = text(field.name)
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(text(field.value))
        }
        return mapping(names.map { ($0, YAMLText.list(values[$0] ?? [])) })
    }

    /// A mapping in one line, from values in YAML syntax.
    static func mapping(_ entries: [(String, String)]) -> String {
        "{\(entries.map { "\(YAMLText.value($0.0)): \($0.1)" }.joined(separator: ", "))}"
    }

    private static func claim(_ value: ClaimValue) -> String {
        switch value {
        case .string(let text): YAMLText.value(text)
        case .list(let members): "[\(members.map { claim($0) }.joined(separator: ", "))]"
        case .object(let members):
            mapping(members.sorted { $0.key < $1.key }.map { ($0.key, claim($0.value)) })
        case .other: "0"
        }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
