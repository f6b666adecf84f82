import IstioConfig
import IstioYAML
import Testing

@Suite("Faults of a file")
struct FaultTests {
    @Test("are all reported, each at its field")
    func everyFault() {
        let reading = Reading.rule(
            "match:", "- uri: {prefx: /a}", "  ignoreUriCase: maybe", "timeout: 5",
            "retries: {attempts: many}", "rout: []")
        #expect(
            reading.errors == [
                "8:13 VS207", "9:22 VS208", "10:14 VS210", "11:25 VS208",
                "12:5 VS207",
            ])
        #expect(
            reading.diagnostics.compactMap(\.suggestion).filter { $0.hasPrefix("did") } == [
                "did you mean `prefix`?", "did you mean `route`?",
            ])
    }

    @Test("with two values for one field name the later one")
    func duplicateKey() {
        let reading = Reading.rule("timeout: 1s", "timeout: 2s")
        #expect(reading.errors == ["8:5 VS213"])
        #expect(reading.firstRule?.timeout?.value.nanoseconds == 2_000_000_000)
    }

    @Test("with two values for one name are found among many names as among few")
    func duplicateKeyAmongMany() {
        let labels = (0..<40).map { "k\($0): first" } + ["k7: second", "k39: second"]
        let reading = Reading.rule("match:", "- sourceLabels:", and: labels.map { "    \($0)" })
        #expect(reading.errors == ["49:9 VS213", "50:9 VS213"])
        let read = reading.firstRule?.match.first?.sourceLabels ?? []
        #expect(read.map(\.key.value) == (0..<40).map { "k\($0)" })
        #expect(read.filter { $0.value.value == "second" }.map(\.key.value) == ["k7", "k39"])
    }

    @Test("of one-ofs name the later member, and the one declared last counts")
    func oneOf() {
        let reading = Reading.rule("match:", "- uri: {regex: /r, exact: /e}")
        #expect(reading.errors == ["8:24 VS214"])
        #expect(reading.firstRule?.match.first?.uri?.kind == .regex("/r"))
    }

    @Test("are warnings for a lenient reader where istiod overlooks them")
    func lenient() {
        let text = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a}
            spec: {hosts: [a], hots: [b], hosts: [c]}
            """
        let reading = Reading(text, mode: .lenient)
        #expect(reading.errors == [])
        #expect(reading.warnings == ["4:20 VS207", "4:31 VS213"])
        #expect(reading.configuration.virtualServices.first?.hosts.map(\.value) == ["c"])
    }

    @Test("at the end of a file without line break stand on its last line")
    func endOfFile() {
        #expect(Reading("kind: a\nspec{").errors == ["2:6 VS200"])
        #expect(Reading("kind: a\r\nspec{é").errors == ["2:7 VS200"])
        #expect(Reading("kind: a\nspec{\n").errors == ["3:1 VS200"])
    }

    @Test("of the text leave nothing of the file")
    func unreadable() {
        let text = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a}
            ---
            a: [b
            """
        let reading = Reading(text)
        #expect(reading.errors == ["5:6 VS200"])
        #expect(reading.warnings == ["1:1 VS218"])
        #expect(reading.configuration.isEmpty)
    }

    @Test(
        "of bytes stand where the byte is",
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "1:4 VS200"),
            ([0x61, 0x3A, 0x0A, 0x20, 0x62, 0x3A, 0x20, 0x00], "2:5 VS200"),
            ([0xC3, 0xA4, 0x3A, 0x20, 0xC3], "1:4 VS200"),
        ] as [([UInt8], String)])
    func badBytes(_ bytes: [UInt8], _ error: String) {
        #expect(Reading(bytes).errors == [error])
    }

    @Test(
        "are enumerations' unknown words, numbers out of range and bad base64",
        arguments: [
            ("redirect: {derivePort: FROM_REQUEST_PRT}", "7:28 VS211"),
            ("redirect: {port: 4294967296}", "7:22 VS209"),
            ("redirect: {port: -1}", "7:22 VS209"),
            ("redirect: {redirectCode: 30.5}", "7:30 VS209"),
            ("directResponse: {status: 200, body: {bytes: a}}", "7:49 VS212"),
            ("timeout: 1d", "7:14 VS210"),
            ("timeout: \"5\"", "7:14 VS210"),
            ("fault: {abort: {percentage: {value: .inf}}}", "7:41 VS209"),
            ("match: {uri: {exact: /}}", "7:12 VS208"),
            ("name: 1.10", "7:11 VS208"),
            ("name: yes", "7:11 VS208"),
        ])
    func badValue(_ line: String, _ error: String) {
        #expect(Reading.rule(line).errors == [error])
    }
}
