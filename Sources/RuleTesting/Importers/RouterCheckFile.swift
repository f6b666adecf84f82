import IstioConfig
import IstioYAML
import Routing

/// Reads a document of Envoy's router_check_tool, in JSON or YAML.
///
/// Proto JSON accepts `snake_case` and `camelCase`. An expectation about things that Istio's tables
/// never have (virtual clusters, runtime, metadata) is kept, and fails with that reason.
enum RouterCheckFile {
    private struct Draft: Sendable {
        var name: String?
        var input = RouterCheckInput()
        var assertions: [Assertion] = []
    }

    /// Whether a document's cases have the tool's keys.
    static func isMeant(_ decoder: DocumentDecoder, _ entries: MappingEntries) -> Bool {
        guard let list = entries.first(where: { $0.name == "tests" })?.value,
            decoder.shape(list) == .list, let first = decoder.items(of: list).first,
            decoder.shape(first) == .mapping
        else { return false }
        let reader = decoder
        return reader.entries(of: first).contains {
            ["testname", "input", "validate"].contains(normalized($0.name))
        }
    }

    /// Reads the document's mapping.
    static func suite(_ decoder: DocumentDecoder, _ root: Int) -> TestSuite {
        var suite = TestSuite(.routerCheck, location: decoder.location(root))
        for entry in decoder.entries(of: root) where entry.name == "tests" {
            for item in decoder.items(of: entry.value) {
                if let read = testCase(decoder, item) { suite.cases.append(read) }
            }
        }
        return suite
    }

    static let normalized: @Sendable (String) -> String = {
        $0.lowercased().filter { $0 != "_" }
    }

    private static let fields = FieldSchema<Draft>(
        "a test",
        [
            "testname": { $0.name = $1.written($2.value)?.value },
            "input": { RouterCheckInput.fields.fill(&$0.input, $1, $2.value) },
            "validate": { draft, decoder, entry in
                var validation = RouterCheckValidation()
                RouterCheckValidation.fields.fill(&validation, decoder, entry.value)
                draft.assertions = validation.assertions
            },
        ], normalizing: normalized)

    private static func testCase(_ decoder: DocumentDecoder, _ index: Int) -> TestCase? {
        var draft = Draft()
        fields.fill(&draft, decoder, index)
        var read = TestCase(location: decoder.location(index))
        var foreign = ForeignCase(.routerCheck)
        foreign.notes = draft.input.unknown.map {
            "`\($0)` has no meaning for Istio's rules and is passed over"
        }
        read.foreign = foreign
        read.name = draft.name
        read.assertions = draft.assertions
        guard let table = draft.input.request.table(decoder, at: index) else { return nil }
        read.requests = [table]
        return read
    }
}

/// The `input` of a test.
struct RouterCheckInput: Sendable {
    /// The request; the tool's random number defaults to zero.
    var request: RequestDraft = {
        var request = RequestDraft()
        request.random = 0
        request.proxy.port = 80
        return request
    }()
    /// Keys without a meaning here.
    var unknown: [String] = []

    static let fields = FieldSchema<RouterCheckInput>(
        "input",
        [
            "authority": { $0.request.hosts = $1.writtenTexts($2.value) },
            "path": { $0.request.paths = $1.writtenTexts($2.value) },
            "method": { $0.request.methods = $1.writtenTexts($2.value) },
            "randomvalue": { $0.request.random = $1.integer($2.value, UInt64.self)?.value ?? 0 },
            "ssl": { input, decoder, entry in
                if decoder.bool(entry.value)?.value == true { input.request.scheme = "https" }
            },
            "internal": { input, decoder, entry in
                if decoder.bool(entry.value)?.value == true { input.unknown.append("internal") }
            },
            "runtime": { input, _, _ in input.unknown.append("runtime") },
            "dynamicmetadata": { input, _, _ in input.unknown.append("dynamic_metadata") },
            "additionalrequestheaders": { input, decoder, entry in
                input.request.headerSets = [headers(decoder, entry.value)]
            },
            "additionalresponseheaders": { input, decoder, entry in
                input.request.upstream = UpstreamResponse(headers: headers(decoder, entry.value))
            },
        ], normalizing: RouterCheckFile.normalized)

    private static func headers(_ decoder: DocumentDecoder, _ index: Int) -> [HeaderField] {
        guard decoder.shape(index) == .list else {
            decoder.wrongType("a list of headers", at: index)
            return []
        }
        return decoder.items(of: index).map { item in
            var header = HeaderField("", "")
            headerFields.fill(&header, decoder, item)
            return header
        }
    }

    private static let headerFields = FieldSchema<HeaderField>(
        "a header",
        [
            "key": { $0.name = Array(($1.written($2.value)?.value ?? "").utf8) },
            "value": { $0.value = Array(($1.written($2.value)?.value ?? "").utf8) },
        ])
}
