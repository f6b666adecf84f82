import IstioConfig
import IstioNames

/// Faults and CORS. Source: docs/semantics/istio.md 7.8.
extension Findings {
    mutating func check(_ fault: HTTPFaultInjection) {
        if fault.abort == nil && fault.delay == nil {
            refuse(
                .emptyFault, "the fault does nothing", suggestion: "give abort or delay",
                at: fault.location)
        }
        if let abort = fault.abort {
            check(faultShare: abort.percentage)
            check(abort)
        }
        guard let delay = fault.delay else { return }
        check(faultShare: delay.percentage)
        switch delay.kind?.value {
        case .fixed(let length)?:
            check(duration: Located(length, at: delay.kind?.location ?? delay.location))
        case .exponential(let length)?:
            let place = delay.kind?.location ?? delay.location
            refuse(
                .unsupportedExponentialDelay, "Istio has no exponential delays",
                suggestion: "use fixedDelay", at: place)
            check(duration: Located(length, at: place))
        case nil: break
        }
    }

    private mutating func check(_ abort: HTTPFaultInjection.Abort) {
        let place = abort.kind?.location ?? abort.location
        switch abort.kind?.value {
        case .httpStatus(let status)?: check(status: Int64(status), at: place)
        case .grpcStatus(let name)?:
            if !GRPCStatus.names.contains(name) {
                refuse(
                    .unknownGRPCStatus, "`\(name)` is no status of gRPC",
                    suggestion: "for example `NOT_FOUND`",
                    at: place)
            }
        case .http2Error?:
            refuse(
                .unsupportedHTTP2Abort, "Istio has no HTTP/2 aborts", suggestion: "use httpStatus",
                at: place)
        case nil: break
        }
    }

    private mutating func check(faultShare: Percent?) {
        guard let share = faultShare?.value else { return }
        let value = share.value
        if value < 0 || value > 100 || (value > 0 && value < 0.0001) {
            refuse(
                .invalidFaultPercentage, "`\(value)` is no percentage of a fault",
                suggestion: "use 0, or 0.0001 to 100", at: share.location)
        }
    }

    mutating func check(_ policy: CORSPolicy) {
        for origin in policy.allowOrigins {
            switch origin.kind {
            case .unset, .exact(""), .prefix(""):
                refuse(.emptyOrigin, "the origin is empty", at: origin.location)
            case .exact, .prefix: continue
            case .regex(let text):
                check(expression: Located(text, at: origin.valueLocation), emptyCode: .emptyOrigin)
            }
        }
        for method in policy.allowMethods where !Self.methods.contains(method.value) {
            refuse(
                .unknownCORSMethod, "`\(method.value)` is no method",
                suggestion: "write methods in capitals",
                at: method.location)
        }
        for name in policy.allowHeaders + policy.exposeHeaders where name.value != "*" {
            check(headerName: name)
        }
        guard let maxAge = policy.maxAge else { return }
        check(duration: maxAge)
        let nanoseconds = maxAge.value.nanoseconds
        if nanoseconds > 0 && nanoseconds % 1_000_000_000 != 0 {
            refuse(
                .fractionalMaxAge, "`maxAge` counts in whole seconds", suggestion: "round it",
                at: maxAge.location
            )
        }
    }

    private static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "*",
    ]
}
