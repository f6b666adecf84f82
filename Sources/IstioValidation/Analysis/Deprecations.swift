import IstioConfig

/// IST0002: a field that has a successor.
struct Deprecations {
    private(set) var findings: [Diagnostic]

    init(_ objects: AnalysedObjects) {
        var found = Findings()
        for service in objects.virtualServices {
            for rule in service.http {
                guard let percent = rule.fault?.delay?.percent, percent.value > 0 else { continue }
                found.warn(
                    .deprecatedField, "`percent` of a delay is deprecated",
                    suggestion: "use `percentage`",
                    of: service.metadata, at: percent.location)
            }
        }
        findings = found.all
    }
}
