import IstioConfig
import IstioYAML

/// What a case expects, while it is read.
struct ExpectationDraft: Sendable {
    private(set) var assertions: [Assertion] = []
    /// Whether the current keys are under `not`.
    private var isNegated = false

    /// Reads an expectation: a line such as `404`, `301 http://…` or `reviews:9080`, or a mapping.
    static func read(_ decoder: DocumentDecoder, _ index: Int) -> [Assertion] {
        var draft = ExpectationDraft()
        if decoder.shape(index) == .scalar {
            if let line = decoder.written(index) { draft.take(line.value, decoder, at: index) }
        } else {
            fields.fill(&draft, decoder, index)
            draft.checkShare(decoder, at: index)
        }
        return draft.assertions
    }

    /// Adds a line's assertions.
    mutating func take(_ line: String, _ decoder: DocumentDecoder, at index: Int) {
        guard let subjects = ExpectationLine.subjects(line) else {
            decoder.refuse(
                .invalidExpectation, "`\(decoder.shortened(line))` is no expectation",
                suggestion: "write a destination (`host:port/subset`), shares (`a 90%, b 10%`), a "
                    + "status with or without Location, or one of "
                    + ExpectationLine.outcomes.keys.sorted().joined(separator: ", "), at: index)
            return
        }
        let place = decoder.location(index)
        for (subject, isNegated) in subjects {
            assertions.append(Assertion(subject, isNegated: isNegated, at: place))
        }
    }

    /// Adds a key's assertion.
    mutating func add(_ subject: Assertion.Subject?, _ decoder: DocumentDecoder, _ index: Int) {
        guard let subject else { return }
        assertions.append(
            Assertion(subject, isNegated: isNegated, at: decoder.location(index)))
    }

    /// Reads a negated expectation.
    mutating func negated(_ decoder: DocumentDecoder, _ index: Int) {
        if isNegated {
            decoder.refuse(.misplacedExpectation, "`not` cannot stand in `not`", at: index)
            return
        }
        isNegated = true
        if decoder.shape(index) == .scalar {
            let count = assertions.count
            if let line = decoder.written(index) { take(line.value, decoder, at: index) }
            for position in count..<assertions.count { assertions[position].isNegated.toggle() }
        } else {
            Self.fields.fill(&self, decoder, index)
        }
        isNegated = false
    }

    private func checkShare(_ decoder: DocumentDecoder, at index: Int) {
        var hasShare = false
        var hasDestination = false
        for assertion in assertions {
            switch assertion.subject {
            case .share:
                hasShare = true
                if assertion.isNegated {
                    decoder.refuse(
                        .misplacedExpectation, "`share` cannot stand in `not`", at: index)
                }
            case .destination, .cluster: if !assertion.isNegated { hasDestination = true }
            default: break
            }
        }
        if hasShare && !hasDestination {
            decoder.refuse(
                .shareWithoutDestination, "`share` does not say whose share",
                suggestion: "add `destination`",
                at: index)
        }
    }
}
