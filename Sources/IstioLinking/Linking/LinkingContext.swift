import IstioConfig

/// The inputs of linking other than the VirtualServices, prepared once.
struct LinkingContext: Sendable {
    /// The configuration without its VirtualServices.
    let configuration: Configuration
    let assumptions: Linker.Assumptions
    let limits: LinkingLimits
    let registry: ServiceRegistry
    let patterns = PatternCache()

    init(
        _ configuration: Configuration, assuming assumptions: Linker.Assumptions,
        limits: LinkingLimits,
    ) {
        var rest = configuration
        rest.virtualServices = []
        self.configuration = rest
        self.assumptions = assumptions
        self.limits = limits
        registry = ServiceRegistry(rest)
    }

    /// Returns a refusal if there are too many hosts to compare with the imported ones.
    ///
    /// Every service and VirtualService is compared with every imported host.
    func refusal(comparing hostCount: Int, with imports: SidecarImports) -> Diagnostic? {
        let (comparisons, overflow) = hostCount.multipliedReportingOverflow(by: imports.count)
        if !overflow && comparisons <= limits.maximumHostComparisons { return nil }
        guard let location = configuration.sidecars.first?.location else { return nil }
        return .tooManyHosts(limits, at: location)
    }
}

extension Diagnostic {
    /// More pairs of host names than may be compared.
    static func tooManyHosts(_ limits: LinkingLimits, at location: RuleLocation) -> Diagnostic {
        Diagnostic(
            .error, code: .tooManyHosts,
            "more than \(limits.maximumHostComparisons) pairs of hosts would have to be compared",
            at: location)
    }
}
