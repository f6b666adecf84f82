import IstioConfig
import IstioValidation

/// Findings as SARIF 2.1.0, which code hosts show next to the code.
///
/// Source: OASIS, Static Analysis Results Interchange Format, version 2.1.0.
enum SARIFReport {
    /// Returns one log with one run.
    static func text(_ findings: [Finding]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { log in
            log.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            log.field("version", "2.1.0")
            log.key("runs")
            log.list { runs in
                runs.object { run in
                    writeTool(Set(findings.map(\.diagnostic.code)).sorted(), to: &run)
                    run.field("columnKind", "unicodeCodePoints")
                    run.key("results")
                    run.list { list in
                        for finding in findings { list.object { write(finding, to: &$0) } }
                    }
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func writeTool(_ codes: [DiagnosticCode], to run: inout JSONWriter) {
        run.key("tool")
        run.object { tool in
            tool.key("driver")
            tool.object { driver in
                driver.field("name", "fairlead")
                driver.field("version", Program.version)
                driver.key("rules")
                driver.list { rules in
                    for code in codes {
                        rules.object { rule in
                            rule.field("id", code.rawValue)
                            if let explanation = FindingCatalog[code] {
                                writeText("shortDescription", explanation.title, to: &rule)
                                writeText("help", explanation.advice, to: &rule)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func writeText(_ key: String, _ text: String, to object: inout JSONWriter) {
        object.key(key)
        object.object { $0.field("text", text) }
    }

    private static func write(_ finding: Finding, to result: inout JSONWriter) {
        let diagnostic = finding.diagnostic
        result.field("ruleId", diagnostic.code.rawValue)
        result.field("level", diagnostic.severity == .info ? "note" : diagnostic.severity.rawValue)
        writeText("message", FindingReports.message(diagnostic), to: &result)
        result.key("locations")
        result.list { locations in
            locations.object { location in
                location.key("physicalLocation")
                location.object { physical in
                    physical.key("artifactLocation")
                    physical.object { $0.field("uri", diagnostic.location.file.name) }
                    physical.key("region")
                    physical.object { region in
                        region.field("startLine", diagnostic.location.line)
                        region.field("startColumn", diagnostic.location.column)
                    }
                }
                guard let name = finding.name else { return }
                location.key("logicalLocations")
                location.list { logical in
                    logical.object { part in
                        part.field(
                            "fullyQualifiedName",
                            [finding.kind, name, finding.path].compactMap { $0 }
                                .joined(separator: " "))
                    }
                }
            }
        }
    }
}
