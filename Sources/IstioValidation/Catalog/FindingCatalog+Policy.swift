import IstioConfig

/// Faults and CORS. Rows 90 to 100a.
extension FindingCatalog {
    static let policyExplanations: [FindingExplanation] = [
        FindingExplanation(
            .emptyFault, "a fault neither aborts nor delays",
            "Give `abort` or `delay`.",
            .forward(
                """
                fault: {}
                """)),
        FindingExplanation(
            .invalidFaultPercentage, "a fault's percentage is out of range",
            "Use 0, or 0.0001 to 100.",
            .forward(
                """
                fault: {abort: {httpStatus: 503, percentage: {value: 200}}}
                """)),
        FindingExplanation(
            .unknownGRPCStatus, "a gRPC status is unknown",
            "Use the names of gRPC in capitals, such as `NOT_FOUND`.",
            .forward(
                """
                fault: {abort: {grpcStatus: not_found, percentage: {value: 50}}}
                """)),
        FindingExplanation(
            .unsupportedHTTP2Abort, "http2Error is not supported",
            "Use `httpStatus` or `grpcStatus`.",
            .forward(
                """
                fault: {abort: {http2Error: REFUSED_STREAM}}
                """)),
        FindingExplanation(
            .unsupportedExponentialDelay, "exponentialDelay is not supported",
            "Use `fixedDelay`.",
            .forward(
                """
                fault: {delay: {exponentialDelay: 5s}}
                """)),
        FindingExplanation(
            .emptyOrigin, "an origin of CORS is empty",
            "Give `exact`, `prefix` or `regex`.",
            .forward(
                """
                corsPolicy: {allowOrigins: [{exact: ""}]}
                """)),
        FindingExplanation(
            .unknownCORSMethod, "a method of CORS is unknown",
            "Methods are written in capitals; `*` means all.",
            .forward(
                """
                corsPolicy: {allowMethods: [get]}
                """)),
        FindingExplanation(
            .fractionalMaxAge, "maxAge has a fraction of a second",
            "Browsers count whole seconds. Round it.",
            .forward(
                """
                corsPolicy: {maxAge: 1.5s}
                """)),
    ]
}
