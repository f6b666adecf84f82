import IstioConfig
import IstioYAML
import RegularExpressions

/// Destinations and shares.
extension ExpectationDraft {
    /// Reads `host:port/subset`, or a mapping of the three.
    static func destination(
        _ decoder: DocumentDecoder, _ index: Int,
    ) -> DestinationExpectation? {
        if decoder.shape(index) == .scalar {
            guard let text = decoder.written(index)?.value else { return nil }
            if let destination = DestinationExpectation(parsing: text) { return destination }
            decoder.refuse(
                .invalidExpectedDestination, "`\(decoder.shortened(text))` is no destination",
                suggestion: "write `host`, `host:port`, `host/subset` or `host:port/subset`",
                at: index)
            return nil
        }
        var destination = DestinationExpectation()
        destinationFields.fill(&destination, decoder, index)
        if destination == DestinationExpectation() {
            decoder.refuse(.invalidExpectedDestination, "the destination says nothing", at: index)
            return nil
        }
        return destination
    }

    private static let destinationFields = FieldSchema<DestinationExpectation>(
        "destination",
        [
            "host": { $0.host = $1.written($2.value)?.value },
            "port": { $0.port = $1.port($2.value) },
            "subset": { $0.subset = $1.written($2.value)?.value },
        ])

    /// Reads `50` or `50%`.
    static func percent(_ decoder: DocumentDecoder, _ index: Int) -> Double? {
        guard let text = decoder.written(index)?.value else { return nil }
        let number = Double(text.hasSuffix("%") ? String(text.dropLast()) : text)
        guard let number, (0...100).contains(number) else {
            decoder.refuse(.invalidShare, "a share is 0 to 100 percent, not `\(text)`", at: index)
            return nil
        }
        return number
    }

    /// Reads a mapping of destinations to weights.
    static func weights(
        _ decoder: DocumentDecoder, _ index: Int,
    ) -> Assertion.Subject? {
        guard decoder.shape(index) == .mapping else {
            decoder.wrongType("a mapping of destinations to weights", at: index)
            return nil
        }
        var weights: [WeightExpectation] = []
        for entry in decoder.entries(of: index) {
            guard let destination = destination(decoder, entry.key),
                let text = decoder.written(entry.value)?.value
            else { continue }
            guard let weight = UInt32(text.hasSuffix("%") ? String(text.dropLast()) : text) else {
                decoder.refuse(.invalidShare, "`\(text)` is no weight", at: entry.value)
                continue
            }
            weights.append(WeightExpectation(destination: destination, weight: weight))
        }
        if decoder.entries(of: index).isEmpty {
            decoder.refuse(.emptyTestCollection, "the mapping is empty", at: index)
            return nil
        }
        return .weights(weights)
    }
}

extension DocumentDecoder {
    /// Reads a text, a list of header lines, or a mapping with a condition.
    func textExpectation(_ index: Int) -> TextExpectation? {
        switch shape(index) {
        case .list: return .lines(items(of: index).compactMap { written($0)?.value })
        case .scalar:
            if isNull(index) {
                refuse(
                    .missingTestValue, "there is no value",
                    suggestion: "write `{present: false}` for one that must be missing, or \"\"",
                    at: index)
                return nil
            }
            return written(index).map { .exact($0.value) }
        case .mapping:
            var draft = ConditionDraft()
            ConditionDraft.fields.fill(&draft, self, index)
            guard let condition = draft.condition, draft.count == 1 else {
                refuse(
                    .notOneCondition, "one condition is wanted here",
                    suggestion: "exact, prefix, suffix, contains, regex, present or not", at: index)
                return nil
            }
            return condition
        }
    }
}

/// A condition on a text, while it is read.
private struct ConditionDraft: Sendable {
    private(set) var condition: TextExpectation?
    private(set) var count = 0

    fileprivate mutating func take(_ condition: TextExpectation?) {
        self.condition = condition
        count += 1
    }

    static let fields = FieldSchema<ConditionDraft>(
        "a condition",
        [
            "exact": { $0.take($1.written($2.value).map { .exact($0.value) }) },
            "prefix": { $0.take($1.written($2.value).map { .prefix($0.value) }) },
            "suffix": { $0.take($1.written($2.value).map { .suffix($0.value) }) },
            "contains": { $0.take($1.written($2.value).map { .contains($0.value) }) },
            "regex": { $0.take(regex($1, $2.value)) },
            "present": { $0.take($1.bool($2.value).map { .present($0.value) }) },
            "not": { $0.take($1.textExpectation($2.value).map { .not($0) }) },
        ])

    private static func regex(
        _ decoder: DocumentDecoder, _ index: Int,
    ) -> TextExpectation? {
        guard let text = decoder.written(index)?.value else { return nil }
        do {
            return .regex(text, try RegularExpression(text))
        } catch {
            decoder.refuse(
                .invalidExpectedExpression, "`\(text)` is no expression of RE2's: \(error)",
                at: index)
            return nil
        }
    }
}
