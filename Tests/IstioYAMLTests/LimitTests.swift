import IstioConfig
import IstioYAML
import Testing

@Suite("Limits of a file")
struct LimitTests {
    @Test("stop aliases that multiply")
    func aliasBomb() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1...12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        let reading = Reading(lines.joined(separator: "\n"))
        #expect(reading.diagnostics.map(\.code) == [.tooManyValues])
    }

    @Test("stop an alias inside its own anchor")
    func cycle() {
        #expect(Reading("a: &a [*a]").errors == ["1:8 VS200"])
        #expect(Reading("&a {b: *a}").errors == ["1:8 VS200"])
    }

    @Test("stop deep nesting", arguments: ["[", "{a: ", "- "])
    func depth(_ opening: String) {
        let reading = Reading(String(repeating: opening, count: 100_000))
        #expect(reading.diagnostics.map(\.code) == [.nestingTooDeep])
    }

    @Test("stop depth that aliases make")
    func depthByAliases() {
        var lines = ["a0: &a0 [x]"]
        for level in 1...80 { lines.append("a\(level): &a\(level) [*a\(level - 1)]") }
        #expect(Reading(lines.joined(separator: "\n")).diagnostics.map(\.code) == [.nestingTooDeep])
    }

    @Test("stop large files before they are read")
    func size() {
        var limits = ReaderLimits()
        limits.maximumFileBytes = 10
        #expect(Reading("a: 12345678", limits: limits).errors == ["1:1 VS201"])
        #expect(Reading("a: 1234567", limits: limits).errors == ["1:1 VS204"])
    }

    @Test("count the diagnostics that are too many")
    func diagnostics() {
        var limits = ReaderLimits()
        limits.maximumDiagnostics = 3
        let text = "kind: VirtualService\napiVersion: networking.istio.io/v1\nspec:\n"
        let fields = (0..<10).map { "  field\($0): 1\n" }.joined()
        let reading = Reading(text + fields, limits: limits)
        #expect(reading.errors.last == "1:1 VS219")
        #expect(reading.errors.count == 4)
        #expect(reading.diagnostics.last?.message.contains("7 more") == true)
    }
}
