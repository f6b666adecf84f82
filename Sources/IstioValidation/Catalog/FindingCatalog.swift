public import IstioConfig

/// The meaning of every code, with an example: one table for `--explain`, SARIF and documentation.
public enum FindingCatalog {
    /// All explanations, in the order of the codes.
    public static let all: [FindingExplanation] =
        objectExplanations + ruleExplanations + matchExplanations + headerExplanations
        + actionExplanations + destinationExplanations + policyExplanations + nameExplanations
        + transportExplanations + reachabilityExplanations + textExplanations + envoyExplanations
        + otherKindExplanations + analysisExplanations

    /// All codes, in order.
    public static let codes = all.map(\.code)

    private static let byCode = Dictionary(
        all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

    /// The explanation of a code, or `nil` for an unknown code.
    public static subscript(code: DiagnosticCode) -> FindingExplanation? {
        byCode[code]
    }
}

/// The meaning of a code.
public struct FindingExplanation: Sendable {
    /// The code, such as `VS057`.
    public let code: DiagnosticCode
    /// The problem, in one sentence without a full stop.
    public let title: String
    /// Why it matters and what to do.
    public let advice: String
    /// Objects that cause the finding; `nil` if an example would be too large to read.
    public let example: String?

    init(_ code: DiagnosticCode, _ title: String, _ advice: String, _ example: Example?) {
        self.code = code
        self.title = title
        self.advice = advice
        self.example = example?.text
    }

    /// The explanation as text for the user.
    public func text() -> String {
        var text = "\(code): \(title)\n\n\(advice)\n"
        if let example {
            let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
            text += "\nExample:\n\n"
            text += lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n") + "\n"
        }
        return text
    }

    /// The source of an example.
    struct Example {
        let text: String

        /// The lines of one rule of `http`.
        static func rule(_ lines: String) -> Example {
            spec(
                "hosts: [shop.example.com]\ngateways: [istio-system/public]\nhttp:\n- "
                    + indented(lines, by: 2).drop { $0 == " " })
        }

        /// The lines of one rule that forwards to a service.
        static func forward(_ lines: String) -> Example {
            rule(lines + "\nroute: [{destination: {host: shop}}]")
        }

        /// The lines of a VirtualService's `spec`.
        static func spec(_ lines: String) -> Example {
            yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: shop, namespace: example}
                spec:
                \(indented(lines, by: 2))
                """)
        }

        /// A complete text.
        static func yaml(_ text: String) -> Example { Example(text: text) }

        private static func indented(_ lines: String, by count: Int) -> String {
            let margin = String(repeating: " ", count: count)
            return lines.split(separator: "\n").map { margin + $0 }.joined(separator: "\n")
        }
    }
}
