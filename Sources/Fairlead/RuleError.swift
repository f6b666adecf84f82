public import IstioConfig
import IstioLinking
import IstioValidation
import IstioYAML

/// Why new rules are refused: all findings about them, sorted by location.
public struct RuleError: Error, Sendable {
    /// The findings about the rules, errors and warnings.
    public let diagnostics: [Diagnostic]

    /// Refuses VirtualServices that Istio's webhook would refuse.
    static func check(_ services: [VirtualService]) throws(RuleError) {
        let findings = services.flatMap { WebhookValidation.findings(for: $0) }
        if findings.contains(where: { $0.severity == .error }) {
            throw RuleError(diagnostics: findings.sorted())
        }
    }

    /// Links, and refuses what Envoy would refuse.
    static func link<Result>(
        _ body: () throws(LinkError) -> Result,
    ) throws(RuleError) -> Result {
        do {
            return try body()
        } catch {
            throw RuleError(diagnostics: error.diagnostics)
        }
    }
}

extension LiveRules {
    /// Reads the objects of a YAML or JSON text, which may have many documents.
    ///
    /// Use `ConfigurationReader` instead for several files, or to read as leniently as istiod does.
    ///
    /// - Parameters:
    ///   - text: The bytes of a file.
    ///   - name: The file's name in diagnostics.
    /// - Returns: The objects, in the order in which they are written.
    /// - Throws: ``RuleError`` with all errors of the text.
    public static func read(
        _ text: [UInt8], named name: String,
    ) throws(RuleError) -> Configuration {
        var reader = ConfigurationReader()
        reader.read(text, from: SourceFile(name: name))
        if reader.hasErrors { throw RuleError(diagnostics: reader.diagnostics) }
        return reader.configuration
    }
}
