/// The headers that Envoy knows by name and treats in its own way.
///
/// Source: envoy-semantics 3.3 (tested name by name), 3.5 and 3.6.
package enum BuiltInHeaders {
    /// Whether Envoy holds one value of the header and joins repetitions with a comma.
    package static func areHeldOnce(_ name: [UInt8]) -> Bool {
        heldOnce.contains(name)
    }

    /// Whether a gateway removes the header because a stranger must not set it.
    package static func areInternal(_ name: [UInt8]) -> Bool {
        internalOnly.contains(name)
    }

    /// Whether a proxy that trusts its clients removes the header all the same.
    package static func areInternalEverywhere(_ name: [UInt8]) -> Bool {
        internalEverywhere.contains(name)
    }

    private static let heldOnce = names(
        """
        accept accept-encoding access-control-request-headers access-control-request-method \
        authorization cache-control cdn-loop content-encoding content-type expect \
        grpc-accept-encoding grpc-timeout if-match if-modified-since if-none-match if-range \
        if-unmodified-since origin pragma referer user-agent via x-client-trace-id \
        x-envoy-attempt-count x-envoy-decorator-operation x-envoy-downstream-service-cluster \
        x-envoy-original-path x-forwarded-for x-forwarded-host x-forwarded-port \
        x-forwarded-proto x-request-id location
        """)
    private static let internalEverywhere = names(
        """
        x-envoy-retry-on x-envoy-retry-grpc-on x-envoy-max-retries \
        x-envoy-upstream-rq-timeout-ms x-envoy-upstream-rq-per-try-timeout-ms \
        x-envoy-upstream-rq-timeout-alt-response x-envoy-internal x-envoy-force-trace \
        x-envoy-ip-tags x-envoy-hedge-on-per-try-timeout x-envoy-upstream-alt-stat-name \
        x-envoy-expected-rq-timeout-ms x-forwarded-client-cert
        """)
    private static let internalOnly = internalEverywhere.union(
        names(
            """
            x-envoy-original-path x-envoy-original-host x-envoy-decorator-operation \
            x-envoy-downstream-service-cluster x-envoy-downstream-service-node
            """))

    private static func names(_ text: String) -> Set<[UInt8]> {
        Set(text.split(separator: " ").map { Array($0.utf8) })
    }
}
