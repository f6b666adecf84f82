import JSONWriting
import Routing

/// Header operations as Envoy's lists.
enum EnvoyHeaders {
    /// Writes the lists of additions and removals of one side, `request` or `response`.
    static func write(
        _ mutations: HeaderMutations, of side: String, to object: inout JSONWriter,
    ) {
        if !mutations.set.isEmpty || !mutations.add.isEmpty {
            object.key(side + "HeadersToAdd")
            object.list { list in
                for entry in mutations.set { write(entry, overwrites: true, to: &list) }
                for entry in mutations.add { write(entry, overwrites: false, to: &list) }
            }
        }
        if !mutations.remove.isEmpty {
            object.field(
                side + "HeadersToRemove",
                mutations.remove.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    private static func write(
        _ entry: HeaderMutations.Entry, overwrites: Bool, to list: inout JSONWriter,
    ) {
        list.object { option in
            option.nested("header") { header in
                header.field("key", entry.name)
                if !entry.value.text.isEmpty { header.field("value", entry.value.text) }
            }
            if overwrites { option.field("appendAction", "OVERWRITE_IF_EXISTS_OR_ADD") }
        }
    }
}

/// Faults and CORS as the configurations of Envoy's filters.
enum EnvoyFilters {
    /// Writes `typedPerFilterConfig` if the route has any.
    static func write(_ route: Route, to object: inout JSONWriter) {
        let fault = route.fault
        if !fault.isConfigured && route.cors == nil { return }
        object.nested("typedPerFilterConfig") { filters in
            if fault.isConfigured {
                filters.nested("envoy.filters.http.fault") { write(fault, to: &$0) }
            }
            if let cors = route.cors {
                filters.nested("envoy.filters.http.cors") { write(cors, to: &$0) }
            }
        }
    }

    private static func write(_ fault: FaultPolicy, to object: inout JSONWriter) {
        object.field(
            "@type", "type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault")
        if let delay = fault.delayNanoseconds {
            object.nested("delay") { member in
                member.duration("fixedDelay", nanoseconds: delay)
                member.nested("percentage") { $0.share(fault.delayShare) }
            }
        }
        guard let status = fault.abort else { return }
        object.nested("abort") { member in
            switch status {
            case .http(let code): member.field("httpStatus", code)
            case .grpc(let code): member.field("grpcStatus", code)
            }
            member.nested("percentage") { $0.share(fault.abortShare) }
        }
    }

    private static func write(_ cors: CORSRules, to object: inout JSONWriter) {
        object.field(
            "@type", "type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy")
        if !cors.allowOrigins.isEmpty {
            object.key("allowOriginStringMatch")
            object.list { list in
                for origin in cors.allowOrigins {
                    list.object { EnvoyMatch.write(origin, to: &$0) }
                }
            }
        }
        let lists = [
            ("allowMethods", cors.allowMethods), ("allowHeaders", cors.allowHeaders),
            ("exposeHeaders", cors.exposeHeaders), ("maxAge", cors.maxAge ?? ""),
        ]
        for (name, value) in lists where !value.isEmpty { object.field(name, value) }
        if let credentials = cors.allowCredentials { object.field("allowCredentials", credentials) }
        object.nested("filterEnabled", "defaultValue") { $0.field("numerator", 100) }
        object.field("forwardNotMatchingPreflights", cors.forwardsUnmatchedPreflights)
    }
}

extension JSONWriter {
    /// Writes the members of Envoy's `FractionalPercent`.
    mutating func share(_ share: FractionalPercent) {
        if share.numerator != 0 { field("numerator", share.numerator) }
        let names: [UInt32: String] = [10_000: "TEN_THOUSAND", 1_000_000: "MILLION"]
        if let name = names[share.denominator] { field("denominator", name) }
    }
}
