package import IstioConfig

/// Why a text is no YAML, as libyaml says it.
package struct SyntaxFault: Error {
    let problem: String
    let line: UInt32
    let column: UInt32

    /// The fault in the words of people who write rules.
    package func diagnostic(in file: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, code: .invalidYAML, SyntaxMessages.message(problem),
            suggestion: SyntaxMessages.suggestion(problem),
            at: RuleLocation(file: file, line: line, column: column))
    }
}
