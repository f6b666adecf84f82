/// Kubernetes' label syntax.
enum LabelSyntax {
    static func fault(inKey key: String) -> String? {
        let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[parts.count - 1]
        if parts.count == 2 {
            let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
            if !labels.allSatisfy(isPrefixLabel) { return "has no valid prefix" }
        }
        if !isName(name) { return "is not valid" }
        if parts.count == 2 && parts[0].utf8.count > 253 { return "has too long a prefix" }
        return name.utf8.count > 63 ? "has too long a name" : nil
    }

    /// A label of any length.
    private static func isPrefixLabel(_ label: Substring) -> Bool {
        guard let first = label.utf8.first, let last = label.utf8.last else { return false }
        return DNSLabel.isAlphanumeric(first) && DNSLabel.isAlphanumeric(last)
            && label.utf8.allSatisfy { DNSLabel.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    static func isName(_ name: Substring) -> Bool {
        guard let first = name.utf8.first, let last = name.utf8.last else { return false }
        return DNSLabel.isAlphanumeric(first) && DNSLabel.isAlphanumeric(last)
            && name.utf8.allSatisfy {
                DNSLabel.isAlphanumeric($0) || [0x2D, 0x5F, 0x2E].contains($0)
            }
    }
}
