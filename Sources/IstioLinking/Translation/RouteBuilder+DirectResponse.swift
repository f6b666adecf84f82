import IstioConfig
import Routing

/// Direct responses. Source: docs/semantics/istio.md 5.2 and 5.10.
extension RouteBuilder {
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
}
