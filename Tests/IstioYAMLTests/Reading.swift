import IstioConfig
import IstioYAML

/// A text and the reader's result.
struct Reading {
    let configuration: Configuration
    let diagnostics: [Diagnostic]

    init(
        _ text: String, mode: ConfigurationReader.Mode = .strict,
        limits: ReaderLimits = ReaderLimits(),
    ) {
        self.init(Array(text.utf8), mode: mode, limits: limits)
    }

    init(
        _ bytes: [UInt8], mode: ConfigurationReader.Mode = .strict,
        limits: ReaderLimits = ReaderLimits(),
    ) {
        var reader = ConfigurationReader(mode: mode, limits: limits)
        reader.read(bytes, from: SourceFile(name: "rules.yaml"))
        configuration = reader.configuration
        diagnostics = reader.diagnostics
    }

    /// The diagnostics of one severity as `line:column code`.
    func found(_ severity: Diagnostic.Severity) -> [String] {
        diagnostics.filter { $0.severity == severity }.map {
            "\($0.location.line):\($0.location.column) \($0.code)"
        }
    }

    /// The errors as `line:column code`.
    var errors: [String] { found(.error) }
    /// The warnings as `line:column code`.
    var warnings: [String] { found(.warning) }

    /// The first VirtualService's first rule.
    var firstRule: HTTPRoute? { configuration.virtualServices.first?.http.first }

    /// A VirtualService whose only rule has these lines, which begin at line 7.
    static func rule(_ lines: String..., and more: [String] = []) -> Reading {
        let head = [
            "apiVersion: networking.istio.io/v1", "kind: VirtualService", "metadata: {name: a}",
            "spec:", "  hosts: [a]", "  http:",
        ]
        let rule = (lines + more).enumerated().map {
            ($0.offset == 0 ? "  - " : "    ") + $0.element
        }
        return Reading((head + rule).joined(separator: "\n"))
    }
}
