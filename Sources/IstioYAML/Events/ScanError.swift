package import IstioConfig

/// Why scanning stops: the text is not valid YAML, or the handler refused an event.
package enum ScanError<Failure: Error>: Error {
    case syntax(SyntaxError)
    case handler(Failure)
}

/// Why a handler refuses an event, as a diagnostic.
package struct UnreadableError: Error {
    /// What is wrong.
    package let diagnostic: Diagnostic

    /// Creates an error.
    package init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }
}

extension ScanError where Failure == UnreadableError {
    /// What is wrong with the file.
    package func diagnostic(in file: SourceFile) -> Diagnostic {
        switch self {
        case .syntax(let error): error.diagnostic(in: file)
        case .handler(let error): error.diagnostic
        }
    }
}
