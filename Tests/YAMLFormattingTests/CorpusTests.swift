import Foundation
import IstioConfig
import IstioYAML
import TestSupport
import Testing
import YAMLFormatting

@Suite("Files of rules")
struct CorpusTests {
    @Test("of this project mean the same once formatted")
    func ownFiles() throws {
        let folder = SharedFolder.project.appendingPathComponent("Fixtures")
        #expect(try Self.checkAll(in: folder) >= 190)
    }

    @Test(
        "that were recorded mean the same once formatted",
        .enabled(if: SharedFolder.has("conformance"), "../shared/conformance is not here"))
    func recorded() throws {
        #expect(try Self.checkAll(in: SharedFolder.url("conformance")) > 700)
    }

    @Test(
        "of other projects mean the same once formatted",
        .enabled(if: SharedFolder.has("external"), "../shared/external is not here"))
    func external() throws {
        #expect(try Self.checkAll(in: SharedFolder.url("external")) > 40)
    }

    /// Checks all YAML files in a folder, and returns how many could be formatted.
    static func checkAll(in folder: URL) throws -> Int {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var count = 0
        while let file = files?.nextObject() as? URL {
            guard ["yaml", "yml"].contains(file.pathExtension) else { continue }
            if try check(Array(try Data(contentsOf: file)), file.path) { count += 1 }
        }
        return count
    }

    /// Whether a text is YAML; if so, its canonical form must be stable and read the same.
    static func check(_ bytes: [UInt8], _ name: String) throws -> Bool {
        let file = SourceFile(name: "rules.yaml")
        let canonical: [UInt8]
        do throws(FormattingError) {
            canonical = try YAMLFormatter().format(bytes, from: file)
        } catch {
            if case .changed = error { Issue.record("\(name): \(error)") }
            return false
        }
        #expect(try YAMLFormatter().format(canonical, from: file) == canonical, "\(name)")
        let (before, after) = (Reading(bytes), Reading(canonical))
        #expect(before.values == after.values, "\(name)")
        #expect(before.findings == after.findings, "\(name)")
        return true
    }

    /// The reader's result for a text, without locations.
    struct Reading {
        let values: String
        let findings: [String]

        init(_ bytes: [UInt8]) {
            var reader = ConfigurationReader(mode: .lenient, checksSchema: true)
            reader.read(bytes, from: SourceFile(name: "rules.yaml"))
            var read = reader.configuration
            // Those are locations, and the findings include them.
            read.undecodable = []
            values = Values(read).text
            findings = reader.diagnostics.map { "\($0.code) \($0.message)" }.sorted()
        }
    }

    /// All values inside a value as text, without their locations.
    struct Values {
        private(set) var text = ""

        init(_ value: Any) { append(value) }

        private mutating func append(_ value: Any) {
            if value is RuleLocation { return }
            let children = Mirror(reflecting: value).children
            if children.isEmpty { text += "\(value)" }
            text += "("
            for child in children {
                text += child.label ?? ""
                append(child.value)
                text += ","
            }
            text += ")"
        }
    }
}
