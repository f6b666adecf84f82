import IstioConfig
import IstioNames
import Routing

/// Faults. Source: docs/semantics/istio.md 5.8 and 5.10.
extension RouteBuilder {
    /// Translates the faults; one without type is dropped, one without percentage never applies.
    mutating func faults(of rule: HTTPRoute) -> FaultPolicy {
        var policy = FaultPolicy()
        guard let fault = rule.fault else { return policy }
        policy.isConfigured = true
        if let delay = fault.delay, case .fixed(let length)? = delay.kind?.value {
            policy.delayNanoseconds = length.nanoseconds
            let whole = UInt32(clamping: delay.percent?.value ?? 0)
            policy.delayShare =
                delay.percentage.map { $0.share }
                ?? FractionalPercent(numerator: whole, denominator: 100)
        }
        guard let abort = fault.abort else { return policy }
        policy.abortShare = abort.percentage?.share ?? .none
        switch abort.kind?.value {
        case .httpStatus(let status)?:
            if !(200..<600).contains(status) {
                refuse(
                    .envoyStatus, "Envoy refuses an abort with status \(status), use 200 to 599",
                    at: abort.kind?.location ?? abort.location)
            }
            policy.abort = .http(UInt32(clamping: status))
        case .grpcStatus(let name)?:
            policy.abort = .grpc(UInt32(GRPCStatus.names.firstIndex(of: name) ?? 0))
        case .http2Error?, nil: break
        }
        return policy
    }
}

extension Percent {
    /// The share per million, truncated as in Istio (docs/semantics/istio.md 5.8).
    var share: FractionalPercent {
        let parts = (value?.value ?? 0) * 10_000
        let numerator = parts.isFinite && parts > 0 ? UInt32(min(parts, 4_294_967_295)) : 0
        return FractionalPercent(numerator: numerator, denominator: 1_000_000)
    }
}
