/// The headers that Envoy knows by name: its inline headers, and its internal ones.
///
/// Source: docs/semantics/envoy.md 3.3 to 3.6. The names of inline headers are those that Envoy
/// 1.40 logs when it starts ("HTTP header map info"), each tested in the records
/// `found-header-names`.
package enum InlineHeaders {
    /// Whether Envoy stores one value of the header and joins its lines with commas; the names
    /// differ for requests and responses.
    package static func contains(_ name: [UInt8], inResponse: Bool = false) -> Bool {
        inResponse ? heldOnceInResponses.contains(name) : heldOnceInRequests.contains(name)
    }

    /// Whether the proxy removes the header on arrival because a client must not set it; gateways
    /// remove more than sidecars, which trust their clients.
    static func areInternal(_ name: [UInt8], isSidecar: Bool) -> Bool {
        isSidecar ? internalEverywhere.contains(name) : internalOnly.contains(name)
    }

    /// Whether Envoy's router obeys the header and removes it, even where a rule has set it.
    package static func areConsumed(_ name: [UInt8]) -> Bool {
        consumed.contains(name)
    }

    /// The header that counts attempts, which Envoy sets before the rules' operations.
    package static let attemptCount = Array("x-envoy-attempt-count".utf8)

    private static let heldOnceInRequests = names(
        """
        accept accept-encoding access-control-request-headers access-control-request-method \
        access-control-request-private-network authentication authorization cache-control cdn-loop \
        connection content-encoding content-length content-type expect grpc-accept-encoding \
        grpc-timeout if-match if-modified-since if-none-match if-range if-unmodified-since \
        keep-alive origin pragma proxy-connection proxy-status referer te transfer-encoding upgrade \
        user-agent via x-client-trace-id x-envoy-attempt-count x-envoy-decorator-operation \
        x-envoy-downstream-service-cluster x-envoy-downstream-service-node \
        x-envoy-expected-rq-timeout-ms x-envoy-external-address x-envoy-force-trace \
        x-envoy-hedge-on-per-try-timeout x-envoy-internal x-envoy-ip-tags x-envoy-is-timeout-retry \
        x-envoy-max-retries x-envoy-original-host x-envoy-original-path x-envoy-original-url \
        x-envoy-retriable-header-names x-envoy-retriable-status-codes x-envoy-retry-grpc-on \
        x-envoy-retry-on x-envoy-upstream-alt-stat-name x-envoy-upstream-rq-per-try-timeout-ms \
        x-envoy-upstream-rq-timeout-alt-response x-envoy-upstream-rq-timeout-ms \
        x-envoy-upstream-stream-duration-ms x-forwarded-client-cert x-forwarded-for \
        x-forwarded-host x-forwarded-port x-forwarded-proto x-request-id
        """)
    private static let heldOnceInResponses = names(
        """
        access-control-allow-credentials access-control-allow-headers access-control-allow-methods \
        access-control-allow-origin access-control-allow-private-network \
        access-control-expose-headers access-control-max-age age cache-control connection \
        content-encoding content-length content-type date etag expires grpc-message grpc-status \
        keep-alive last-modified location proxy-connection proxy-status server transfer-encoding \
        upgrade vary via x-envoy-attempt-count x-envoy-decorator-operation x-envoy-degraded \
        x-envoy-immediate-health-check-fail x-envoy-ratelimited x-envoy-upstream-canary \
        x-envoy-upstream-healthchecked-cluster x-envoy-upstream-service-time x-request-id
        """)
    private static let consumed = names(
        """
        x-envoy-hedge-on-per-try-timeout x-envoy-max-retries x-envoy-retriable-header-names \
        x-envoy-retriable-status-codes x-envoy-retry-grpc-on x-envoy-retry-on \
        x-envoy-upstream-rq-per-try-timeout-ms x-envoy-upstream-rq-timeout-alt-response \
        x-envoy-upstream-stream-duration-ms
        """)
    private static let internalEverywhere = consumed.union(
        names(
            """
            x-envoy-upstream-rq-timeout-ms x-envoy-internal x-envoy-force-trace x-envoy-ip-tags \
            x-envoy-upstream-alt-stat-name x-envoy-expected-rq-timeout-ms x-envoy-original-url \
            x-forwarded-client-cert
            """))
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
