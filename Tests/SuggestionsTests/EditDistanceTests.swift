import Suggestions
import Testing

@Suite("The closest known word")
struct EditDistanceTests {
    static let fields = ["match", "route", "redirect", "rewrite", "retries", "name"]

    @Test(
        "is the one that was meant",
        arguments: [
            ("mach", "match"), ("Match", "match"), ("ruote", "route"), ("rewrit", "rewrite"),
            ("redirects", "redirect"), ("nmae", "name"),
        ])
    func meant(_ word: String, _ known: String) {
        #expect(EditDistance.closest(word, among: Self.fields) == known)
    }

    @Test(
        "is none where more than a third of the letters differ",
        arguments: ["", "gateway", "rte", "nnnn", String(repeating: "m", count: 65)])
    func strangers(_ word: String) {
        #expect(EditDistance.closest(word, among: Self.fields) == nil)
    }

    @Test("is of several the first in the alphabet")
    func ties() {
        #expect(EditDistance.closest("bat", among: ["cat", "bar", "bad"]) == "bad")
    }
}
