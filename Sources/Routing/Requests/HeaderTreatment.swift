/// What the connection manager does with a header of a request when it arrives.
///
/// One table for all that depends on a header's name: which lines matchers see, how the decision
/// tree indexes them, and which values `%REQ(…)%` shows. Each reader switches over all cases.
/// Source: docs/semantics/envoy.md 3.3 to 3.6.
package enum HeaderTreatment: Hashable, Sendable {
    /// Each line is forwarded.
    case lines
    /// One value is stored; the lines are joined with commas.
    case joined
    /// Removed, since an untrusted client must not set it.
    case removed
    /// Removed; the router also obeys and removes what a rule sets.
    case consumed
    /// Removed, since it concerns the connection: `keep-alive`, `proxy-connection`.
    case hopByHop
    /// Forwarded only with a websocket's upgrade: `connection`.
    case connection
    /// Forwarded if it names a websocket: `upgrade`.
    case upgrade
    /// Forwarded as `trailers`, or not at all: `te`.
    case te
    /// Forwarded if it is a valid URL: `referer`.
    case referer
    /// A further line of the Host, which is part of the authority.
    case host
    /// The timeout of a gRPC request, which a rule's timeout replaces.
    case grpcTimeout
    /// Set by Envoy before the rules' operations: `x-envoy-attempt-count`.
    case attemptCount
    /// Removed by gateways, and set where a path is rewritten: `x-envoy-original-path`.
    case originalPath
    /// Added to every request; sidecars trust the client's value: `x-forwarded-proto`.
    case forwardedProtocol
    /// Gateways append the client's address: `x-forwarded-for`.
    case forwardedFor
    /// Gateways set the client's address: `x-envoy-external-address`.
    case externalAddress
    /// Added to every request; sidecars keep the client's value: `x-request-id`.
    case requestID

    /// Returns the treatment of a header.
    ///
    /// - Parameters:
    ///   - name: The header's name, lowercased.
    ///   - isSidecar: Whether the proxy is a sidecar, which trusts its clients, and not a gateway.
    package init(of name: [UInt8], isSidecar: Bool) {
        if let own = Self.byName[name] {
            self = own
        } else if InlineHeaders.areConsumed(name) {
            self = .consumed
        } else if InlineHeaders.areInternal(name, isSidecar: isSidecar) {
            self = .removed
        } else {
            self = InlineHeaders.contains(name) ? .joined : .lines
        }
    }

    /// The headers with special treatment.
    private static let byName: [[UInt8]: HeaderTreatment] = {
        let names: [(String, HeaderTreatment)] = [
            ("keep-alive", .hopByHop), ("proxy-connection", .hopByHop),
            ("connection", .connection), ("upgrade", .upgrade), ("te", .te), ("referer", .referer),
            ("host", .host), ("grpc-timeout", .grpcTimeout),
            ("x-envoy-attempt-count", .attemptCount), ("x-envoy-original-path", .originalPath),
            ("x-forwarded-proto", .forwardedProtocol), ("x-forwarded-for", .forwardedFor),
            ("x-envoy-external-address", .externalAddress), ("x-request-id", .requestID),
        ]
        return Dictionary(uniqueKeysWithValues: names.map { (Array($0.0.utf8), $0.1) })
    }()
}
