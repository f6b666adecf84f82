import IstioConfig
import IstioYAML
import Testing

@Suite("Documents")
struct DocumentTests {
    static let object = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: NAME, namespace: shop}
        spec: {hosts: [a]}

        """

    static func named(_ name: String) -> String { object.replacing("NAME", with: name) }

    static func names(_ reading: Reading) -> [String] {
        reading.configuration.virtualServices.map { $0.metadata.name.text() }
    }

    @Test("of one file are read in order; empty ones count for nothing")
    func multiple() {
        let reading = Reading(
            "---\n" + Self.named("a") + "---\n# nothing\n---\n\n---\n" + Self.named("b") + "...\n")
        #expect(reading.diagnostics == [])
        #expect(Self.names(reading) == ["a", "b"])
        #expect(reading.configuration.virtualServices.last?.location.line == 11)
    }

    @Test("are read from files in sequence")
    func files() {
        var reader = ConfigurationReader()
        for name in ["a", "b"] {
            reader.read(Array(Self.named(name).utf8), from: SourceFile(name: name + ".yaml"))
        }
        let services = reader.configuration.virtualServices
        #expect(services.map(\.location.file.name) == ["a.yaml", "b.yaml"])
    }

    @Test("of kind List are their items", arguments: ["List", "VirtualServiceList"])
    func list(_ kind: String) {
        let items = ["a", "b"].map { name in
            "- " + Self.named(name).split(separator: "\n").joined(separator: "\n  ") + "\n"
        }
        let reading = Reading("apiVersion: v1\nkind: \(kind)\nitems:\n" + items.joined())
        #expect(reading.diagnostics == [])
        #expect(Self.names(reading) == ["a", "b"])
    }

    @Test("in JSON are read as in YAML, surrogates included")
    func json() {
        let text = """
            {"apiVersion": "networking.istio.io/v1beta1", "kind": "VirtualService",
             "metadata": {"name": "a"}, "spec": {"hosts": ["a"], "http": [
              {"name": "\\ud83d\\ude00 \\u0041", "redirect": {"uri": "/\\/x"}}]}}
            """
        let reading = Reading(text)
        #expect(reading.diagnostics == [])
        #expect(reading.firstRule?.name?.value == "😀 A")
        #expect(reading.firstRule?.redirect?.uri?.value == "//x")
    }

    @Test("share values through anchors and merge keys")
    func anchors() {
        let reading = Reading.rule(
            "name: &n first", "timeout: 3s", "headers: &h {request: {remove: [*n]}}")
        #expect(reading.diagnostics == [])
        #expect(reading.firstRule?.headers?.request?.remove.map(\.value) == ["first"])
        let merged = Reading.rule("<<: {name: b, timeout: 4s}", "name: c")
        #expect(merged.diagnostics == [])
        #expect(merged.firstRule?.name?.value == "c")
        #expect(merged.firstRule?.timeout?.value.nanoseconds == 4_000_000_000)
    }

    @Test("of other kinds are read past with a note")
    func otherKinds() {
        let reading = Reading("apiVersion: apps/v1\nkind: Deployment\nspec: {anything: [1]}\n")
        #expect(reading.configuration.isEmpty)
        #expect(reading.found(.info) == ["1:1 VS206"])
        let near = Reading("apiVersion: networking.istio.io/v1\nkind: virtualservice\n")
        #expect(near.warnings == ["1:1 VS206"])
    }

    @Test("that are no objects are errors", arguments: ["text", "- a", "42", "{a: 1}"])
    func notObjects(_ text: String) {
        #expect(Reading(text).errors == ["1:1 VS204"])
    }

    @Test("begin behind a byte order mark and end lines in any way")
    func lineBreaks() {
        let text = Self.named("a")
        #expect(Self.names(Reading("\u{FEFF}" + text)) == ["a"])
        #expect(Self.names(Reading(text.replacing("\n", with: "\r\n"))) == ["a"])
        #expect(Self.names(Reading(text.replacing("\n", with: "\r"))) == ["a"])
        #expect(Reading("").diagnostics == [])
    }
}
