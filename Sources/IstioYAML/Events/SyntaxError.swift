package import IstioConfig

/// Why a text is not valid YAML, in libyaml's words.
package struct SyntaxError: Error {
    let problem: String
    let line: UInt32
    let column: UInt32

    /// The error in words for people who write rules.
    package func diagnostic(in file: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, code: .invalidYAML, SyntaxMessages.message(problem),
            suggestion: SyntaxMessages.suggestion(problem),
            at: RuleLocation(file: file, line: line, column: column))
    }
}
