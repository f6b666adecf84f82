import Routing

/// The short form of an expectation, the part after `->`.
enum ExpectationLine {
    /// The outcomes with their own words.
    static let outcomes: [String: Decision.Outcome] = [
        "no route": .noRoute, "passthrough": .passthrough, "bad request": .badRequest,
        "preflight": .preflight, "abort": .abort,
    ]

    /// Returns the line's subjects and whether each is negated; `nil` if it is not an expectation.
    static func subjects(_ line: String) -> [(Assertion.Subject, isNegated: Bool)]? {
        if line.hasPrefix("not ") {
            guard let subject = single(String(line.dropFirst(4))) else { return nil }
            return [(subject, true)]
        }
        if let subject = single(line) { return [(subject, false)] }
        if !line.utf8.contains(UInt8(ascii: " ")) { return nil }
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        if words.count == 2, let status = status(words[0]), !words[1].contains(" ") {
            return [(.status(status), false), (.text(.location, .exact(words[1])), false)]
        }
        return weights(line).map { [(.weights($0), false)] }
    }

    private static func single(_ text: String) -> Assertion.Subject? {
        if let outcome = outcomes[text] { return .outcome(outcome) }
        if let status = status(text) { return .status(status) }
        return DestinationExpectation(parsing: text).map { .destination($0) }
    }

    private static func status(_ text: String) -> UInt32? {
        guard text.utf8.count == 3, let status = UInt32(text), status >= 100 else { return nil }
        return status
    }

    /// `a 90%, b 10%`.
    private static func weights(_ line: String) -> [WeightExpectation]? {
        var weights: [WeightExpectation] = []
        for part in line.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(separator: " ")
            guard words.count == 2, words[1].hasSuffix("%"),
                let destination = DestinationExpectation(parsing: String(words[0])),
                let weight = UInt32(words[1].dropLast())
            else { return nil }
            weights.append(WeightExpectation(destination: destination, weight: weight))
        }
        return weights
    }
}
