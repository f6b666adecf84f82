import IstioConfig

extension Terminal {
    /// Prints diagnostics to standard error: place, message, the line with a caret, what to do.
    func report(_ diagnostics: [Diagnostic], _ sources: SourceLines) {
        for diagnostic in diagnostics { error(text(of: diagnostic, sources)) }
    }

    private func text(of diagnostic: Diagnostic, _ sources: SourceLines) -> String {
        let severity =
            switch diagnostic.severity {
            case .error: styled("error:", .bold, .red)
            case .warning: styled("warning:", .bold, .yellow)
            case .info: styled("note:", .bold, .blue)
            }
        var text = "\(diagnostic.location): \(severity) \(diagnostic.message)"
        text += " [\(diagnostic.code)]\n"
        if let line = sources.line(at: diagnostic.location) {
            let lead = line.prefix(Int(diagnostic.location.column) - 1).map {
                $0 == "\t" ? "\t" : " "
            }
            text += "  \(line)\n  \(lead.joined())\(styled("^", .green))\n"
        }
        if let suggestion = diagnostic.suggestion { text += "  \(suggestion)\n" }
        return text
    }
}
