public import IstioConfig

/// Checks of Gateways, ServiceEntries, Sidecars and DestinationRules, as far as routing uses them.
///
/// They are the faults for which Istio's webhook also refuses them, VS260 to VS268.
public enum OtherKindValidation {
    /// Returns the findings of all objects except VirtualServices, sorted by location.
    public static func findings(in configuration: Configuration) -> [Diagnostic] {
        var findings = Findings()
        for gateway in configuration.gateways { findings.check(gateway) }
        for entry in configuration.serviceEntries { findings.check(entry) }
        for sidecar in configuration.sidecars { findings.check(sidecar) }
        for rule in configuration.destinationRules { findings.check(rule) }
        return findings.all.sorted()
    }
}
