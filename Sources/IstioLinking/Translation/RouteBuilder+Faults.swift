import IstioConfig
import IstioNames
import Routing

/// Redirects, direct responses, faults and CORS. Source: docs/semantics/istio.md 5.1, 5.2, 5.8,
/// 5.10.
extension RouteBuilder {
    /// Translates a redirect.
    mutating func redirect(_ source: HTTPRedirect, _ listener: Listener) -> Redirect {
        var redirect = Redirect()
        if !source.authority.text().isEmpty {
            redirect.host = Array(source.authority.text().utf8)
        }
        if !source.prefixRewrite.text().isEmpty {
            redirect.path = .replacePrefix(Array(source.prefixRewrite.text().utf8))
        } else if !source.uri.text().isEmpty {
            redirect.path = .replace(Array(source.uri.text().utf8))
        }
        if !source.scheme.text().isEmpty { redirect.scheme = Array(source.scheme.text().utf8) }
        redirect.port = port(of: source, listener)
        let code = source.redirectCode?.value ?? 0
        switch code {
        case 0, 301: redirect.status = 301
        case 302, 303, 307, 308: redirect.status = code
        default:
            refuse(
                .envoyRedirectCode,
                "Envoy refuses redirect code \(code), use 301, 302, 303, 307 or 308",
                at: source.redirectCode?.location ?? source.location)
        }
        return redirect
    }

    /// The port of a redirect; the default of its scheme is left out.
    private func port(of source: HTTPRedirect, _ listener: Listener) -> UInt32 {
        let port: UInt32 =
            switch source.port?.value {
            case .number(let number)?: number
            case .derived(.fromRequestPort)?: listener.port
            case .derived(.fromProtocolDefault)?, nil: 0
            }
        let written = source.scheme.text()
        let scheme = written.isEmpty ? (listener.hasTLS ? "https" : "http") : written
        let isDefault = (port == 80 && scheme == "http") || (port == 443 && scheme == "https")
        return isDefault ? 0 : port
    }

    /// Translates a direct response.
    mutating func directResponse(_ source: HTTPDirectResponse) -> DirectResponse {
        let status = source.status?.value ?? 0
        let body = source.body?.value ?? []
        if !(200..<600).contains(status) {
            refuse(
                .envoyStatus,
                "Envoy refuses a direct response with status \(status), use 200 to 599",
                at: source.status?.location ?? source.location)
        }
        if body.count > 1 << 20 {
            refuse(
                .envoyBody, "Envoy refuses a direct response of more than 1 MiB",
                at: source.body?.location ?? source.location)
        }
        return DirectResponse(status: status, body: body)
    }

    /// Translates the faults; one without type is dropped, one without percentage never strikes.
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

    /// Translates the CORS policy.
    mutating func cors(of rule: HTTPRoute) -> CORSRules? {
        guard let policy = rule.corsPolicy else { return nil }
        var rules = CORSRules()
        if policy.allowOrigins.isEmpty {
            rules.allowOrigins = policy.allowOrigin.map { .exact(Array($0.value.utf8)) }
        } else {
            rules.allowOrigins = origins(policy.allowOrigins)
        }
        let joined = { (list: [Located<String>]) in list.map(\.value).joined(separator: ",") }
        rules.allowMethods = joined(policy.allowMethods)
        rules.allowHeaders = joined(policy.allowHeaders)
        rules.exposeHeaders = joined(policy.exposeHeaders)
        rules.maxAge = policy.maxAge.map { String($0.value.nanoseconds / 1_000_000_000) }
        rules.allowCredentials = policy.allowCredentials?.value
        rules.forwardsUnmatchedPreflights = policy.unmatchedPreflights?.value != .ignore
        return rules
    }

    private mutating func origins(_ list: [StringMatch]) -> [TextMatcher] {
        var origins: [TextMatcher] = []
        for origin in list {
            switch origin.kind {
            case .unset: continue
            case .exact(let text): origins.append(.exact(Array(text.utf8)))
            case .prefix(let text): origins.append(.prefix(Array(text.utf8)))
            case .regex(let text):
                if let pattern = pattern(text, at: origin.valueLocation) {
                    origins.append(.regex(pattern))
                }
            }
        }
        return origins
    }
}

extension Percent {
    /// The share per million, cut off as Istio cuts it (section 5.8).
    var share: FractionalPercent {
        let parts = (value?.value ?? 0) * 10_000
        let numerator = parts.isFinite && parts > 0 ? UInt32(min(parts, 4_294_967_295)) : 0
        return FractionalPercent(numerator: numerator, denominator: 1_000_000)
    }
}
