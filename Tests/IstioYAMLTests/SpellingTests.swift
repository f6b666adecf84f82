import IstioConfig
import Testing

@Suite("Spellings")
struct SpellingTests {
    @Test(
        "of YAML 1.1's booleans mean what they mean in Kubernetes",
        arguments: [
            ("true", true), ("yes", true), ("On", true), ("Y", true), ("TRUE", true),
            ("false", false), ("no", false), ("OFF", false), ("n", false),
        ])
    func booleans(_ word: String, _ value: Bool) {
        let reading = Reading.rule("match: [{ignoreUriCase: \(word)}]")
        #expect(reading.errors == [])
        #expect(reading.firstRule?.match.first?.ignoreURICase?.value == value)
    }

    @Test("of booleans in quotes are texts", arguments: ["\"yes\"", "'n'", "!!str no", "yEs"])
    func quotedWords(_ word: String) {
        let reading = Reading.rule("name: \(word)")
        #expect(reading.errors == [])
        #expect(reading.firstRule?.name?.value.count ?? 0 > 0)
    }

    @Test(
        "of integers are YAML 1.1's",
        arguments: [
            ("80", 80), ("0x50", 80), ("0120", 80), ("0o120", 80), ("0b1010000", 80),
            ("8_0", 80), ("80.0", 80), ("8e1", 80), ("+80", 80), ("\"80\"", 80),
        ])
    func integers(_ word: String, _ value: UInt32) {
        let reading = Reading.rule("redirect: {port: \(word)}")
        #expect(reading.errors == [])
        #expect(reading.firstRule?.redirect?.port?.value == .number(value))
    }

    @Test(
        "of durations are Go's",
        arguments: [
            ("1.5s", 1_500_000_000), ("250ms", 250_000_000), ("1h30m", 5_400_000_000_000),
            ("0s", 0), ("-1s", -1_000_000_000), ("1us", 1_000), ("5ns", 5),
        ] as [(String, Int64)])
    func durations(_ word: String, _ nanoseconds: Int64) {
        let reading = Reading.rule("timeout: \(word)")
        #expect(reading.errors == [])
        #expect(reading.firstRule?.timeout?.value.nanoseconds == nanoseconds)
    }

    @Test("of fields in the proto's way are read, with a warning")
    func snakeCase() {
        let reading = Reading.rule("match: [{ignore_uri_case: true}]")
        #expect(reading.errors == [])
        #expect(reading.warnings == ["7:14 VS216"])
        #expect(reading.firstRule?.match.first?.ignoreURICase?.value == true)
    }

    @Test("of one field in both ways give the JSON name's value")
    func bothSpellings() {
        let reading = Reading.rule("match: [{ignore_uri_case: true, ignoreUriCase: false}]")
        #expect(reading.warnings == ["7:14 VS216"])
        #expect(reading.firstRule?.match.first?.ignoreURICase?.value == false)
    }

    @Test("of null leave a field unset")
    func null() {
        let reading = Reading.rule("name: null", "timeout: ~", "match:", "redirect: {uri: }")
        #expect(reading.errors == [])
        #expect(reading.firstRule?.name == nil)
        #expect(reading.firstRule?.redirect?.uri == nil)
    }
}
