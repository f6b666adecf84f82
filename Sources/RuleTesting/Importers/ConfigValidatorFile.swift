import IstioConfig
import IstioYAML
import Routing

/// Reads a document of istio-config-validator.
///
/// As in Go's JSON decoder, keys are compared ignoring case and unknown ones are skipped; they
/// cause a warning, since a misspelled expectation expects nothing.
enum ConfigValidatorFile {
    private struct RequestParts: Sendable {
        var authorities: [String] = []
        var methods: [String] = []
        var paths: [String] = []
        var headers: [HeaderField] = []
        var parameters: [(String, String)] = []
        var scheme: String?
    }

    private struct Draft: Sendable {
        var name: String?
        /// Go's zero value if the key is missing.
        var wantsMatch = false
        var request: RequestParts?
        var stanzas: [MappingEntry] = []
    }

    /// Reads the document's mapping.
    static func suite(_ decoder: DocumentDecoder, _ root: Int) -> TestSuite {
        var suite = TestSuite(.configValidator, location: decoder.location(root))
        let entries = decoder.entries(of: root)
        guard let list = entries.first(where: { $0.name.lowercased() == "testcases" })?.value,
            decoder.shape(list) == .list, !decoder.items(of: list).isEmpty
        else {
            decoder.refuse(.noCases, "the document has no cases in `testCases`", at: root)
            return suite
        }
        for item in decoder.items(of: list) {
            if let read = testCase(decoder, item) { suite.cases.append(read) }
        }
        return suite
    }

    private static let lowered: @Sendable (String) -> String = { $0.lowercased() }

    private static let caseFields = FieldSchema<Draft>(
        "a test case",
        Dictionary(uniqueKeysWithValues: StanzaText.names.map(stanza(_:))).merging([
            "description": { $0.name = $1.written($2.value)?.value },
            "wantmatch": { $0.wantsMatch = $1.bool($2.value)?.value ?? false },
            "request": { draft, decoder, entry in
                var parts = RequestParts()
                requestFields.fill(&parts, decoder, entry.value)
                draft.request = parts
            },
        ]) { $1 },
        normalizing: lowered, isLenient: true)

    private static func stanza(_ name: String) -> (String, FieldSchema<Draft>.Store) {
        (name, { draft, _, entry in draft.stanzas.append(entry) })
    }

    private static let requestFields = FieldSchema<RequestParts>(
        "request",
        [
            "authority": { $0.authorities = $1.writtenTexts($2.value) },
            "method": { $0.methods = $1.writtenTexts($2.value) },
            "uri": { $0.paths = $1.writtenTexts($2.value) },
            "headers": { $0.headers = RequestDraft.headers($1, $2.value) },
            "queryparams": { parts, decoder, entry in
                for parameter in decoder.entries(of: entry.value) {
                    let isEmpty = decoder.isNull(parameter.value)
                    let value = isEmpty ? "" : decoder.written(parameter.value)?.value ?? ""
                    parts.parameters.append((parameter.name, value))
                }
            },
            "scheme": { $0.scheme = $1.written($2.value)?.value },
        ], normalizing: lowered, isLenient: true)

    private static func testCase(_ decoder: DocumentDecoder, _ index: Int) -> TestCase? {
        var draft = Draft()
        caseFields.fill(&draft, decoder, index)
        var read = TestCase(location: decoder.location(index))
        read.name = draft.name
        read.foreign = ForeignCase(.configValidator)
        read.assertions = assertions(draft, decoder)
        guard let request = draft.request, !request.authorities.isEmpty, !request.methods.isEmpty,
            !request.paths.isEmpty
        else {
            decoder.refuse(
                .caseWithoutRequest, "the case has no request with `authority`, `method` and `uri`",
                at: index)
            return nil
        }
        let query = request.parameters.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let paths = request.paths.map { path in
            query.isEmpty ? path : path + (path.contains("?") ? "&" : "?") + query
        }
        var table = RequestDraft()
        table.methods = request.methods
        table.hosts = request.authorities
        table.paths = paths
        table.headerSets = [request.headers]
        table.scheme = request.scheme
        table.proxy.port = 80
        read.requests = table.table(decoder, at: index).map { [$0] } ?? []
        return read
    }

    /// Each stanza is compared as a whole with the deciding rule's part.
    private static func assertions(
        _ draft: Draft, _ decoder: DocumentDecoder,
    ) -> [Assertion] {
        draft.stanzas.map { entry in
            var rule = HTTPRoute(location: decoder.location(entry.key))
            let name = entry.name.lowercased()
            decoder.fillRule(
                &rule, from: [MappingEntry(name: name, key: entry.key, value: entry.value)])
            return Assertion(
                .stanza(name: name, rule), isNegated: !draft.wantsMatch,
                at: decoder.location(entry.key))
        }
    }
}
