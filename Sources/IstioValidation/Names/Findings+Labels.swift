import IstioConfig

/// Labels of workloads. Source: docs/semantics/istio.md 7.4, row 45.
extension Findings {
    mutating func check(labels: OrderedMap<Located<String>>) {
        for entry in labels {
            if let fault = LabelSyntax.fault(inKey: entry.key.value) {
                refuse(
                    .invalidLabel, "the label's key `\(entry.key.value)` \(fault)",
                    at: entry.key.location)
            }
            let value = entry.value.value
            if !value.isEmpty && !LabelSyntax.isName(value[...]) {
                refuse(
                    .invalidLabel, "`\(value)` is no value of a label",
                    suggestion:
                        "use letters, digits, `-`, `_` and `.`, a letter or digit at both ends",
                    at: entry.value.location)
            }
        }
    }
}
