import RegularExpressions
import TestSupport
import Testing

@Suite("Matching of expressions")
struct MatchingTests {
    /// The observations of docs/semantics/envoy.md 10.3.
    @Test(
        "takes the whole subject, byte by byte",
        arguments: [
            ("a|ab", Array("ab".utf8), true), ("(a|ab)(c|bcd)", Array("abcd".utf8), true),
            ("^a$", Array("a".utf8), true), ("\\Aa\\z", Array("a".utf8), true),
            ("a^b", Array("ab".utf8), false), ("(?i)\\xe9", [0xC9], false),
            (".", [0xE9], true), (".", [0xC3, 0xA9], false), ("..", [0xC3, 0xA9], true),
            ("\\xe9", [0xE9], true), ("é", [0xC3, 0xA9], true), ("é", [0xE9], false),
            ("é{2}", [0xC3, 0xA9, 0xA9], true), ("[é]", [0xC3], true), ("[à-ü]", [0xA0], true),
            ("[à-ü]", [0xC3, 0xA9], false), (".*", [0xFF, 0xFE], true), ("\\W", [0xE9], true),
            ("\\pL", [0xE9], true), ("\\p{Lu}", [0xC9], true), ("\\pL", [0xD7], false),
            ("\\p{Greek}", [0xE9], false), ("\\s", [0x09], true), ("\\s", [0xA0], false),
            (".", [0x0A], false), ("(?s).", [0x0A], true),
        ] as [(String, [UInt8], Bool)])
    func matches(_ pattern: String, _ subject: [UInt8], _ isMatch: Bool) throws {
        let expression = try RegularExpression(pattern)
        #expect(expression.matchesWhole(subject) == isMatch)
        #expect(expression.matchesWhole(subject, by: .automaton) == isMatch)
    }

    @Test("gives the same answer by both engines for random expressions", arguments: 0..<8)
    func engines(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var matches = 0
        var tried = 0
        for _ in 0..<400 {
            let pattern = Self.pattern(depth: 3, &random)
            guard let expression = try? RegularExpression(pattern) else { continue }
            for _ in 0..<12 {
                let subject = Self.subject(&random)
                let answer = expression.matchesWhole(subject)
                tried += 1
                if answer { matches += 1 }
                #expect(
                    expression.matchesWhole(subject, by: .automaton) == answer,
                    "`\(pattern)` on \(subject)")
            }
        }
        #expect(tried > 2_000 && matches > 100)
    }

    @Test("of the worst expressions comes to an end")
    func worst() throws {
        let subject = Array((String(repeating: "a", count: 100_000) + "b!").utf8)
        for pattern in ["(a+)+b", "((a*)*)*b", "(a|aa)+b", "(a?){25}a{25}b", "(.*a){12}b"] {
            #expect(try !RegularExpression(pattern).matchesWhole(subject))
        }
    }

    private static func pattern(depth: Int, _ random: inout SeededGenerator) -> String {
        let leaves = [
            "a", "b", "ab", ".", "[ab]", "[^a]", "\\w", "\\b", "^", "$", "c", "(?i)A", "é",
        ]
        if depth == 0 { return leaves.randomElement(using: &random) ?? "a" }
        let inner = { (random: inout SeededGenerator) in pattern(depth: depth - 1, &random) }
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return inner(&random) + inner(&random)
        case 1: return "(\(inner(&random))|\(inner(&random)))"
        case 2: return "(\(inner(&random)))*"
        case 3: return "(?:\(inner(&random)))+?"
        case 4: return "(\(inner(&random))){1,3}"
        case 5: return "(?:\(inner(&random)))?" + inner(&random)
        default: return inner(&random)
        }
    }

    private static func subject(_ random: inout SeededGenerator) -> [UInt8] {
        let bytes: [UInt8] = [0x61, 0x61, 0x62, 0x62, 0x63, 0x41, 0x0A, 0xC3, 0xA9, 0x20]
        return (0..<Int.random(in: 0...9, using: &random)).map { _ in
            bytes.randomElement(using: &random) ?? 0x61
        }
    }
}
