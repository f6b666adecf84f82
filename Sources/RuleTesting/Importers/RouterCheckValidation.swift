import IstioConfig
import IstioYAML
import RegularExpressions
import Routing

/// The `validate` of a test.
struct RouterCheckValidation: Sendable {
    private(set) var assertions: [Assertion] = []

    private mutating func add(
        _ subject: Assertion.Subject, isNegated: Bool = false, _ decoder: DocumentDecoder,
        _ entry: MappingEntry,
    ) {
        assertions.append(
            Assertion(subject, isNegated: isNegated, at: decoder.location(entry.key)))
    }

    static let fields = FieldSchema<RouterCheckValidation>(
        "validate",
        [
            "clustername": text { .cluster($0) },
            "hostrewrite": text { .text(.authority, $0) },
            "pathrewrite": text { .text(.path, $0) },
            "pathredirect": text { .text(.location, $0) },
            "coderedirect": { validation, decoder, entry in
                let status = decoder.integer(entry.value, UInt32.self)?.value ?? 0
                validation.add(.status(status), decoder, entry)
            },
            "virtualhostname": { validation, decoder, entry in
                let name = decoder.written(entry.value)?.value ?? ""
                // The tool has a virtual host only for forwarded requests.
                if name.isEmpty {
                    validation.add(.outcome(.route), isNegated: true, decoder, entry)
                } else {
                    validation.add(.virtualHost(.exact(name)), decoder, entry)
                }
            },
            "virtualclustername": { validation, decoder, entry in
                let name = decoder.written(entry.value)?.value ?? ""
                if !name.isEmpty {
                    validation.addUnavailable(
                        name, "Istio makes no virtual clusters", decoder, entry)
                }
            },
            "routemetadata": { validation, decoder, entry in
                validation.addUnavailable("…", "routes' metadata plays no part", decoder, entry)
            },
            "timeout": { validation, decoder, entry in
                guard let limit = decoder.duration(entry.value)?.value.nanoseconds else { return }
                validation.add(.timeout(limit == 0 ? nil : limit), decoder, entry)
            },
            "requestheadermatches": { validation, decoder, entry in
                validation.addMatches(decoder, entry, isResponse: false)
            },
            "responseheadermatches": { validation, decoder, entry in
                validation.addMatches(decoder, entry, isResponse: true)
            },
        ], normalizing: RouterCheckFile.normalized)

    /// A text, where `""` asserts absence.
    private static func text(
        _ make: @escaping @Sendable (TextExpectation) -> Assertion.Subject,
    ) -> FieldSchema<RouterCheckValidation>.Store {
        { validation, decoder, entry in
            let wanted = decoder.written(entry.value)?.value ?? ""
            let text: TextExpectation = wanted.isEmpty ? .present(false) : .exact(wanted)
            validation.add(make(text), decoder, entry)
        }
    }

    private mutating func addUnavailable(
        _ wanted: String, _ reason: String, _ decoder: DocumentDecoder, _ entry: MappingEntry,
    ) {
        add(.unavailable(name: entry.name, wanted: wanted, reason: reason), decoder, entry)
    }

    private mutating func addMatches(
        _ decoder: DocumentDecoder, _ entry: MappingEntry, isResponse: Bool,
    ) {
        guard decoder.shape(entry.value) == .list else {
            decoder.wrongType("a list of header matchers", at: entry.value)
            return
        }
        for item in decoder.items(of: entry.value) {
            var matcher = RouterCheckMatcher()
            RouterCheckMatcher.fields.fill(&matcher, decoder, item)
            let place = MappingEntry(name: entry.name, key: item, value: item)
            add(matcher.subject(isResponse: isResponse), decoder, place)
        }
    }
}

/// Envoy's `HeaderMatcher`.
private struct RouterCheckMatcher: Sendable {
    private var name = ""
    private var condition = TextExpectation.present(true)
    private var isInverted = false

    func subject(isResponse: Bool) -> Assertion.Subject {
        let wanted: TextExpectation = isInverted ? .not(condition) : condition
        switch (isResponse, name) {
        case (false, ":authority"): return .text(.authority, wanted)
        case (false, ":path"): return .text(.path, wanted)
        case (false, ":method"): return .text(.method, wanted)
        case (false, _): return .header(name: name, wanted)
        case (true, _): return .responseHeader(name: name, wanted)
        }
    }

    static let fields = FieldSchema<RouterCheckMatcher>(
        "a header matcher",
        [
            "name": { $0.name = $1.written($2.value)?.value ?? "" },
            "invertmatch": { $0.isInverted = $1.bool($2.value)?.value ?? false },
            "presentmatch": { $0.condition = .present($1.bool($2.value)?.value ?? true) },
            "stringmatch": { strings.fill(&$0, $1, $2.value) },
            "exactmatch": { $0.condition = .exact($1.written($2.value)?.value ?? "") },
            "prefixmatch": { $0.condition = .prefix($1.written($2.value)?.value ?? "") },
            "suffixmatch": { $0.condition = .suffix($1.written($2.value)?.value ?? "") },
            "containsmatch": { $0.condition = .contains($1.written($2.value)?.value ?? "") },
            "saferegexmatch": { expressions.fill(&$0, $1, $2.value) },
            "rangematch": { matcher, decoder, entry in
                var range = (Int64(0), Int64(0))
                ranges.fill(&range, decoder, entry.value)
                matcher.condition = .range(range.0, range.1)
            },
        ], normalizing: RouterCheckFile.normalized)

    private static let strings = FieldSchema<RouterCheckMatcher>(
        "string_match",
        [
            "exact": { $0.condition = .exact($1.written($2.value)?.value ?? "") },
            "prefix": { $0.condition = .prefix($1.written($2.value)?.value ?? "") },
            "suffix": { $0.condition = .suffix($1.written($2.value)?.value ?? "") },
            "contains": { $0.condition = .contains($1.written($2.value)?.value ?? "") },
            "saferegex": { expressions.fill(&$0, $1, $2.value) },
        ], normalizing: RouterCheckFile.normalized)

    private static let expressions = FieldSchema<RouterCheckMatcher>(
        "a regular expression",
        [
            "googlere2": { _, _, _ in },
            "regex": { matcher, decoder, entry in
                let text = decoder.written(entry.value)?.value ?? ""
                do {
                    matcher.condition = .regex(text, try RegularExpression(text))
                } catch {
                    decoder.refuse(
                        .invalidExpectedExpression, "`\(text)` is no expression of RE2's: \(error)",
                        at: entry.value)
                }
            },
        ], normalizing: RouterCheckFile.normalized)

    private static let ranges = FieldSchema<(Int64, Int64)>(
        "range_match",
        [
            "start": { $0.0 = $1.integer($2.value, Int64.self)?.value ?? 0 },
            "end": { $0.1 = $1.integer($2.value, Int64.self)?.value ?? 0 },
        ])
}
