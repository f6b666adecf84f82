import IstioConfig

/// Faults of Sidecars.
extension Findings {
    mutating func check(_ sidecar: Sidecar) {
        for host in sidecar.egress.lazy.flatMap(\.hosts) {
            let parts = host.value.split(separator: "/", omittingEmptySubsequences: false)
            if parts.count != 2 || parts[0].isEmpty || parts[1].isEmpty {
                refuse(
                    .invalidEgressHost, "`\(host.value)` is no egress host",
                    suggestion: "write NAMESPACE/HOST, such as `./*` or `*/api.example.com`",
                    at: host.location)
            }
        }
    }
}
