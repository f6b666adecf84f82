import IstioConfig

/// IST0128 and IST0129: TLS to a destination whose certificate is not verified.
struct ServerCertificates {
    private(set) var findings: [Diagnostic]

    init(_ objects: AnalysedObjects) {
        var found = Findings()
        for rule in objects.destinationRules {
            for tls in rule.tlsPolicies where tls.trustsAnyServer {
                let place = tls.port.map { " on port \($0)" } ?? ""
                found.warn(
                    tls.port == nil ? .unverifiedTLS : .unverifiedTLSOnPort,
                    "TLS to `\(rule.host.text())`\(place) does not verify the server",
                    suggestion: "give caCertificates", of: rule.metadata, at: tls.location)
            }
        }
        findings = found.all
    }
}
