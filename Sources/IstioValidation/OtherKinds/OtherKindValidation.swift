public import IstioConfig

/// What routing depends on in Gateways, ServiceEntries, Sidecars and DestinationRules: the faults
/// for which Istio's webhook refuses them too, VS260 to VS268.
public enum OtherKindValidation {
    /// Returns the findings of all objects but VirtualServices, sorted by place.
    public static func findings(in configuration: Configuration) -> [Diagnostic] {
        var findings = Findings()
        for gateway in configuration.gateways { findings.check(gateway) }
        for entry in configuration.serviceEntries { findings.check(entry) }
        for sidecar in configuration.sidecars { findings.check(sidecar) }
        for rule in configuration.destinationRules { findings.check(rule) }
        return findings.all.sorted()
    }
}
