import IstioConfig
import IstioYAML
import Routing
import Suggestions

extension ExpectationDraft {
    /// The keys of `expect` and of `not`.
    static let fields = FieldTable<ExpectationDraft>(
        "expect",
        Dictionary(uniqueKeysWithValues: Assertion.Part.allCases.map(text(_:))).merging([
            "outcome": { $0.add(outcome($1, $2.value), $1, $2.key) },
            "virtualService": { draft, decoder, entry in
                let name = decoder.written(entry.value)?.value
                draft.add(name.map { .virtualService($0) }, decoder, entry.key)
            },
            "rule": { draft, decoder, entry in
                let name = decoder.written(entry.value)?.value ?? ""
                let position = decoder.isText(entry.value) ? nil : Int(name)
                draft.add(position.map { .rulePosition($0) } ?? .ruleName(name), decoder, entry.key)
            },
            "match": { draft, decoder, entry in
                draft.add(decoder.position(entry.value).map { .match($0) }, decoder, entry.key)
            },
            "virtualHost": { draft, decoder, entry in
                let text = decoder.textExpectation(entry.value)
                draft.add(text.map { .virtualHost($0) }, decoder, entry.key)
            },
            "cluster": { draft, decoder, entry in
                let text = decoder.textExpectation(entry.value)
                draft.add(text.map { .cluster($0) }, decoder, entry.key)
            },
            "destination": { draft, decoder, entry in
                let destination = destination(decoder, entry.value)
                draft.add(destination.map { .destination($0) }, decoder, entry.key)
            },
            "share": { draft, decoder, entry in
                draft.add(percent(decoder, entry.value).map { .share($0) }, decoder, entry.key)
            },
            "weights": { $0.add(weights($1, $2.value), $1, $2.key) },
            "status": { draft, decoder, entry in
                let status = decoder.integer(entry.value, UInt32.self)?.value
                draft.add(status.map { .status($0) }, decoder, entry.key)
            },
            "headers": { draft, decoder, entry in
                draft.addHeaders(decoder, entry) { .header(name: $0, $1) }
            },
            "responseHeaders": { draft, decoder, entry in
                draft.addHeaders(decoder, entry) { .responseHeader(name: $0, $1) }
            },
            "timeout": { $0.add(timeout($1, $2.value), $1, $2.key) },
            "retries": { draft, decoder, entry in
                draft.add(.retries(retries(decoder, entry.value)), decoder, entry.key)
            },
            "mirrors": { draft, decoder, entry in
                let mirrors =
                    decoder.shape(entry.value) == .list
                    ? decoder.items(of: entry.value) : [entry.value]
                draft.add(
                    .mirrors(mirrors.compactMap { destination(decoder, $0) }), decoder, entry.key)
            },
            "not": { $0.negated($1, $2.value) },
        ]) { $1 })

    private static func text(
        _ part: Assertion.Part,
    ) -> (String, FieldTable<ExpectationDraft>.Store) {
        (
            part.rawValue,
            { draft, decoder, entry in
                let text = decoder.textExpectation(entry.value)
                draft.add(text.map { .text(part, $0) }, decoder, entry.key)
            }
        )
    }

    private mutating func addHeaders(
        _ decoder: DocumentDecoder, _ entry: MappingEntry,
        _ make: (String, TextExpectation) -> Assertion.Subject,
    ) {
        guard decoder.shape(entry.value) == .mapping else {
            decoder.wrongType("a mapping of header names", at: entry.value)
            return
        }
        for header in decoder.entries(of: entry.value) {
            let text = decoder.textExpectation(header.value)
            add(text.map { make(header.name, $0) }, decoder, header.key)
        }
    }

    private static func outcome(
        _ decoder: DocumentDecoder, _ index: Int,
    ) -> Assertion.Subject? {
        guard let word = decoder.written(index)?.value else { return nil }
        if let outcome = Decision.Outcome(rawValue: word) { return .outcome(outcome) }
        let words = [
            "route", "redirect", "directResponse", "noRoute", "passthrough", "badRequest", "abort",
            "preflight",
        ]
        let near = EditDistance.closest(word, among: words)
        decoder.refuse(
            .unknownOutcome, "`\(decoder.shortened(word))` is no outcome",
            suggestion: near.map { "did you mean `\($0)`?" }
                ?? "the outcomes are \(words.joined(separator: ", "))", at: index)
        return nil
    }

    private static func timeout(
        _ decoder: DocumentDecoder, _ index: Int,
    ) -> Assertion.Subject? {
        if decoder.shape(index) == .scalar, decoder.written(index)?.value == "none" {
            return .timeout(nil)
        }
        return decoder.duration(index).map {
            .timeout($0.value.nanoseconds == 0 ? nil : $0.value.nanoseconds)
        }
    }

    private static func retries(
        _ decoder: DocumentDecoder, _ index: Int,
    ) -> RetryExpectation {
        var retries = RetryExpectation()
        if decoder.shape(index) == .scalar {
            retries.attempts = decoder.integer(index, UInt32.self)?.value
        } else {
            retryFields.fill(&retries, decoder, index)
        }
        return retries
    }

    private static let retryFields = FieldTable<RetryExpectation>(
        "retries",
        [
            "attempts": { $0.attempts = $1.integer($2.value, UInt32.self)?.value },
            "retryOn": { $0.retryOn = $1.written($2.value)?.value },
            "perTryTimeout": { $0.perTryTimeout = $1.duration($2.value)?.value.nanoseconds },
        ])
}
