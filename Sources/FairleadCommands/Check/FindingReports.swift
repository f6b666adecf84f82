import JSONWriting
import IstioConfig
import IstioValidation

/// Findings in machine-readable formats.
enum FindingReports {
    /// One JSON object: `{"findings": […]}`.
    static func json(_ findings: [Finding]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            root.key("findings")
            root.list { list in
                for finding in findings { list.object { write(finding, to: &$0) } }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ finding: Finding, to object: inout JSONWriter) {
        let diagnostic = finding.diagnostic
        object.field("severity", diagnostic.severity.rawValue)
        object.field("code", diagnostic.code.rawValue)
        object.field("message", diagnostic.message)
        writeOptional("kind", finding.kind, to: &object)
        writeOptional("name", finding.name, to: &object)
        object.field("file", diagnostic.location.file.name)
        object.field("line", diagnostic.location.line)
        object.field("column", diagnostic.location.column)
        writeOptional("path", finding.path, to: &object)
        if let suggestion = diagnostic.suggestion { object.field("suggestion", suggestion) }
        if let code = Analysis.istioctlCode(of: diagnostic) {
            object.field("istioctl", code.rawValue)
        }
    }

    private static func writeOptional(
        _ name: String, _ value: String?, to object: inout JSONWriter,
    ) {
        if let value {
            object.field(name, value)
        } else {
            object.key(name)
            object.literal("null")
        }
    }

    /// Workflow commands, which GitHub shows at the lines of a pull request.
    static func gitHub(_ findings: [Finding]) -> String {
        findings.map { finding in
            let diagnostic = finding.diagnostic
            let command =
                switch diagnostic.severity {
                case .error: "error"
                case .warning: "warning"
                case .info: "notice"
                }
            let place = diagnostic.location
            let file = escaped(place.file.name, also: [":", ","])
            let text = escaped(message(diagnostic), also: [])
            return "::\(command) file=\(file),line=\(place.line),col=\(place.column),"
                + "title=\(diagnostic.code)::\(text)\n"
        }.joined()
    }

    /// Escapes text for a workflow command: line breaks, `%` and the separators.
    static func escaped(_ text: String, also marks: [Character]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let needsEscape =
                scalar == "%" || scalar == "\r" || scalar == "\n"
                || marks.contains(Character(scalar))
            if needsEscape {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                result += "%" + (hex.count == 1 ? "0" + hex : hex)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The message with its remedy.
    static func message(_ diagnostic: Diagnostic) -> String {
        diagnostic.message + (diagnostic.suggestion.map { "; \($0)" } ?? "")
    }
}
