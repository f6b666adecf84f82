package import JSONWriting
package import Routing

/// A route table as Envoy's `RouteConfiguration` in proto JSON, as Istio writes it.
///
/// Source: docs/semantics/istio.md 2 to 5; equal to the recorded route configurations except for
/// `decorator`, which only names trace spans.
package struct EnvoyRouteConfiguration {
    private let table: RouteTable

    /// Creates the configuration of a table.
    package init(_ table: RouteTable) {
        self.table = table
    }

    /// The object as JSON.
    package var json: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Writes the object.
    package func write(to writer: inout JSONWriter) {
        writer.object { root in
            root.field("name", table.name)
            root.key("virtualHosts")
            root.list { list in
                for host in table.virtualHosts { list.object { Self.write(host, to: &$0) } }
            }
            root.field("validateClusters", false)
            root.field("maxDirectResponseBodySizeBytes", 1_048_576)
            root.field("ignorePortInHostMatching", true)
        }
    }

    private static func write(_ host: VirtualHost, to object: inout JSONWriter) {
        object.field("name", host.name)
        object.field("domains", host.domains)
        if !host.routes.isEmpty {
            object.key("routes")
            object.list { list in
                for route in host.routes { list.object { write(route, to: &$0) } }
            }
        }
        if host.requiresTLS { object.field("requireTls", "ALL") }
        if !host.routes.isEmpty || host.requiresTLS {
            object.field("includeRequestAttemptCount", true)
        }
    }

    private static func write(_ route: Route, to object: inout JSONWriter) {
        if !route.name.isEmpty { object.field("name", route.name) }
        object.key("match")
        object.object { EnvoyMatch.write(route, to: &$0) }
        EnvoyAction.write(route.action, to: &object)
        if let origin = route.origin {
            let name = "namespaces/\(origin.namespace)/virtual-service/\(origin.name)"
            object.nested("metadata", "filterMetadata", "istio") {
                $0.field("config", "/apis/networking.istio.io/v1/" + name)
            }
        }
        if !route.statPrefix.isEmpty { object.field("statPrefix", route.statPrefix) }
        EnvoyHeaders.write(route.requestHeaders, of: "request", to: &object)
        EnvoyHeaders.write(route.responseHeaders, of: "response", to: &object)
        EnvoyFilters.write(route, to: &object)
    }
}

extension JSONWriter {
    /// Writes a key with a Boolean.
    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        literal(value ? "true" : "false")
    }

    /// Writes a key with a list of strings.
    mutating func field(_ name: String, _ texts: [String]) {
        key(name)
        list { list in
            for text in texts { list.value(Array(text.utf8)) }
        }
    }

    /// Writes a key with nested objects, each the only member of its parent.
    mutating func nested(_ names: String..., body: (inout JSONWriter) -> Void) {
        nested(names[...], body: body)
    }

    private mutating func nested(_ names: ArraySlice<String>, body: (inout JSONWriter) -> Void) {
        guard let name = names.first else {
            body(&self)
            return
        }
        key(name)
        object { $0.nested(names.dropFirst(), body: body) }
    }

    /// Writes a key with a duration of proto JSON: seconds with no, 3, 6 or 9 decimals.
    mutating func duration(_ name: String, nanoseconds: Int64) {
        let (seconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
        var decimals = String(1_000_000_000 + rest).dropFirst()
        while decimals.hasSuffix("000") { decimals = decimals.dropLast(3) }
        let sign = nanoseconds < 0 ? "-" : ""
        field(name, "\(sign)\(seconds)\(decimals.isEmpty ? "" : ".")\(decimals)s")
    }
}
