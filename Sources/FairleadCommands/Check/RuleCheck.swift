import IstioConfig
import IstioLinking
import IstioValidation

/// All checks of rules that need no cluster.
enum RuleCheck {
    /// Returns the findings of text, API server, webhook, Envoy and analysis, by file and location.
    ///
    /// Objects that istiod cannot decode are not checked further.
    static func findings(in rules: LoadedRules) -> [Finding] {
        var configuration = rules.configuration
        let undecodable = configuration.undecodable
        configuration.virtualServices.removeAll { undecodable.contains($0.location) }
        configuration.gateways.removeAll { undecodable.contains($0.location) }
        configuration.serviceEntries.removeAll { undecodable.contains($0.location) }
        configuration.sidecars.removeAll { undecodable.contains($0.location) }
        configuration.destinationRules.removeAll { undecodable.contains($0.location) }
        var diagnostics = rules.diagnostics
        var refused: Set<RuleLocation> = []
        for service in configuration.virtualServices {
            let findings = WebhookValidation.findings(for: service)
            if findings.contains(where: { $0.severity == .error }) {
                refused.insert(service.location)
            }
            diagnostics += findings
        }
        diagnostics += OtherKindValidation.findings(in: configuration)
        let analysis = Analysis.findings(in: configuration)
        let unreached = Set(analysis.lazy.filter { $0.code == .unreachableMatch }.map(\.location))
        for index in diagnostics.indices
        where diagnostics[index].code == .overlappingPrefix
            && !unreached.contains(diagnostics[index].location)
        {
            diagnostics[index].suggestion =
                "not confirmed: some requests seem to reach it all the same"
        }
        diagnostics += analysis
        // Rules that the webhook refuses never reach Envoy.
        configuration.virtualServices.removeAll { refused.contains($0.location) }
        diagnostics += Linker(configuration).envoyRefusals()
        let order = fileOrder(rules)
        let sorted = diagnostics.sorted { left, right in
            let places = (order[left.location.file] ?? 0, order[right.location.file] ?? 0)
            return places.0 == places.1 ? left < right : places.0 < places.1
        }
        return FindingPlaces(rules.configuration).findings(sorted, rules.sources)
    }

    /// The files in reading order.
    private static func fileOrder(_ rules: LoadedRules) -> [SourceFile: Int] {
        Dictionary(
            rules.files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
