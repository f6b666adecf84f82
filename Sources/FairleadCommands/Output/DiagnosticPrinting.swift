import IstioConfig

extension Terminal {
    /// Prints diagnostics to standard error: location, message, the line with a caret, the remedy.
    func report(_ diagnostics: [Diagnostic], _ sources: SourceLines) {
        for diagnostic in diagnostics { error(text(of: diagnostic, sources)) }
    }

    /// Prints findings to standard output, then a line with their number.
    func outFindings(_ findings: [Finding], fileCount: Int, _ sources: SourceLines) {
        for finding in findings { out(text(of: finding.diagnostic, sources)) }
        let counts = [
            (Diagnostic.Severity.error, "error"), (.warning, "warning"), (.info, "note"),
        ].compactMap { severity, word -> String? in
            let count = findings.count { $0.diagnostic.severity == severity }
            return count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
        }
        let files = "\(fileCount) file\(fileCount == 1 ? "" : "s")"
        out("\(counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")) in \(files)\n")
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
