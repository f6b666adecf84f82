import IstioConfig
import IstioYAML

/// Reads a document in our own format.
enum CaseFile {
    private struct Draft: Sendable {
        var rules: [Located<String>] = []
        var defaults = RequestDraft()
        var cases: Int?
    }

    private struct CaseDraft: Sendable {
        var name: String?
        var requests: [RequestDraft] = []
        var requestIndexes: [Int] = []
        var assertions: [Assertion] = []
        var hasExpectation = false
        /// Whether the expectation was read without an error.
        var isClear = true
    }

    /// Reads the document's mapping.
    static func suite(_ decoder: DocumentDecoder, _ root: Int) -> TestSuite {
        var suite = TestSuite(.fairlead, location: decoder.location(root))
        var draft = Draft()
        fields.fill(&draft, decoder, root)
        suite.rules = draft.rules
        guard let cases = draft.cases else {
            decoder.refuse(.noCases, "the document has no `cases`", at: root)
            return suite
        }
        guard decoder.shape(cases) == .list else {
            decoder.wrongType("a list of cases", at: cases)
            return suite
        }
        for item in decoder.items(of: cases) {
            if let read = testCase(decoder, item, draft.defaults) { suite.cases.append(read) }
        }
        if decoder.items(of: cases).isEmpty {
            decoder.refuse(.noCases, "the list of cases is empty", at: cases)
        }
        return suite
    }

    private static let fields = FieldSchema<Draft>(
        "a test file",
        [
            "rules": { draft, decoder, entry in
                draft.rules = decoder.oneOrMore(entry.value).compactMap { decoder.written($0) }
            },
            "defaults": { $0.defaults = RequestDraft.read($1, $2.value) },
            "cases": { $0.cases = $2.value },
        ])

    private static let caseFields = FieldSchema<CaseDraft>(
        "a case",
        [
            "name": { $0.name = $1.written($2.value)?.value },
            "request": { draft, decoder, entry in
                for index in decoder.oneOrMore(entry.value) {
                    draft.requests.append(RequestDraft.read(decoder, index))
                    draft.requestIndexes.append(index)
                }
                decoder.refuseEmptyList(at: entry.value)
            },
            "expect": { draft, decoder, entry in
                let faults = decoder.faultCount
                draft.hasExpectation = true
                draft.assertions = ExpectationDraft.read(decoder, entry.value)
                draft.isClear = decoder.faultCount == faults
            },
        ])

    /// Reads a case: a mapping, or the short form `REQUEST -> EXPECTATION`.
    private static func testCase(
        _ decoder: DocumentDecoder, _ index: Int, _ defaults: RequestDraft,
    ) -> TestCase? {
        var draft = CaseDraft()
        if decoder.shape(index) == .scalar {
            guard let line = decoder.written(index)?.value else { return nil }
            guard let request = take(line, decoder, index, &draft) else { return nil }
            draft.requests = [request]
            draft.requestIndexes = [index]
        } else {
            caseFields.fill(&draft, decoder, index)
            checkExpectation(draft, decoder, index)
        }
        var read = TestCase(location: decoder.location(index))
        read.name = draft.name
        read.assertions = draft.assertions
        for (request, place) in zip(draft.requests, draft.requestIndexes) {
            let whole = request.completed(by: defaults)
            if let table = whole.table(decoder, at: place) { read.requests.append(table) }
        }
        return read
    }

    private static func take(
        _ line: String, _ decoder: DocumentDecoder, _ index: Int, _ draft: inout CaseDraft,
    ) -> RequestDraft? {
        guard let arrow = ArrowForm(line) else {
            decoder.refuse(
                .invalidCase, "`\(decoder.shortened(line))` is no case",
                suggestion: "write `METHOD URL -> EXPECTATION`, or a mapping with `request` and "
                    + "`expect`", at: index)
            return nil
        }
        var request = RequestDraft()
        request.take(arrow.request, decoder, at: index)
        var expectation = ExpectationDraft()
        expectation.take(arrow.expectation, decoder, at: index)
        draft.assertions = expectation.assertions
        draft.name = line
        return request
    }

    private static func checkExpectation(
        _ draft: CaseDraft, _ decoder: DocumentDecoder, _ index: Int,
    ) {
        if draft.requests.isEmpty {
            decoder.refuse(.caseWithoutRequest, "the case has no `request`", at: index)
        }
        if !draft.hasExpectation || draft.assertions.isEmpty && draft.isClear {
            decoder.refuse(
                .caseWithoutExpectation, "the case expects nothing, so it could not fail",
                suggestion: "add `expect`", at: index)
        }
    }
}

/// The two sides of `REQUEST -> EXPECTATION`.
private struct ArrowForm {
    let request: String
    let expectation: String

    init?(_ line: String) {
        let bytes = Array(line.utf8)
        let mark = Array(" -> ".utf8)
        guard bytes.count > mark.count,
            let at = (0...(bytes.count - mark.count)).last(where: {
                bytes[$0..<$0 + mark.count].elementsEqual(mark)
            })
        else { return nil }
        request = String(decoding: bytes[..<at], as: UTF8.self)
        expectation = String(decoding: bytes[(at + mark.count)...], as: UTF8.self)
    }
}
