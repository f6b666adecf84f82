import DecisionTree
import IstioLinking
import Routing
import Testing

/// What only a running proxy knows, and memory that is too small.
@Suite("A proxy's own values")
struct ProxyValueTests {
    private static let rules = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: example}
        spec:
          hosts: [shop.com]
          http:
            - headers:
                request:
                  set: {x-host: "<%HOSTNAME%>", x-time: "%START_TIME(%s)%"}
              rewrite: {uriRegexRewrite: {match: "(a+)+$", rewrite: "<\\\\1>"}}
              route:
                - destination: {host: one.test}
                  weight: 1
                  headers: {request: {set: {x-inner: "%HOSTNAME%"}}}
                - destination: {host: two.test}
                  weight: 1
              fault: {abort: {httpStatus: 503, percentage: {value: 50}}}
        """

    private let tree: DecisionTree

    init() throws {
        let linker = Linker(EqualityTests.read(Self.rules), assuming: [.gateways, .services])
        tree = DecisionTree(try linker.link(Proxy(kind: .sidecar, namespace: "example")))
    }

    private func withRequest<Result>(
        target: String = "/", _ body: (inout MatchScratch, inout ApplyScratch) throws -> Result,
    ) rethrows -> Result {
        var scratch = tree.makeScratch()
        var memory = ApplyScratch()
        let (method, scheme) = (Array("GET".utf8), Array("http".utf8))
        let (host, target) = (Array("shop.com".utf8), Array(target.utf8))
        scratch.begin(
            method: method.span, scheme: scheme.span, authority: host.span, target: target.span)
        return try withExtendedLifetime((method, scheme, host, target)) {
            try body(&scratch, &memory)
        }
    }

    private func values(
        _ scratch: inout MatchScratch, _ memory: borrowing ApplyScratch,
    ) -> [String] {
        let decision = tree.decide(&scratch, random: 0)
        var headers = CarriedHeaders(HeaderList())
        headers.carryOut(tree.requestOperations(of: decision), tree, scratch, memory)
        return headers.list.fields.map { String(decoding: $0.value, as: UTF8.self) }
    }

    @Test("take the place of commands, those that are not named stay as written")
    func commands() {
        let (hostname, time) = (Array("HOSTNAME".utf8), Array("START_TIME(%s)".utf8))
        let (host, nothing) = (Array("node-7".utf8), [UInt8]())
        withRequest { scratch, memory in
            #expect(values(&scratch, memory).contains("<%HOSTNAME%>"))
            memory.addCommand(hostname.span, value: host.span)
            let known = values(&scratch, memory)
            #expect(known.contains("<node-7>") && known.contains("node-7"))
            #expect(known.contains("%START_TIME(%s)%"))
            memory.addCommand(time.span, value: nothing.span)
            #expect(values(&scratch, memory).count == known.count - 1, "an empty value is skipped")
            memory.begin()
            #expect(values(&scratch, memory).contains("%START_TIME(%s)%"))
        }
    }

    @Test("an expression that PCRE2 gives up on rewrites as any other")
    func slowRewrite() {
        let path = "/" + String(repeating: "a", count: 3_000)
        for (target, expected) in [("/aa", "/<aa>"), (path + "b", path + "b")] {
            withRequest(target: target) { scratch, memory in
                let decision = tree.decide(&scratch, random: 0)
                let written = write {
                    tree.writePath(of: decision, for: scratch, with: memory, to: &$0)
                }
                #expect(written == Array(expected.utf8))
            }
        }
    }

    @Test("strike with an abort that is left to chance")
    func aborts() throws {
        try withRequest { scratch, memory in
            let decision = tree.decide(&scratch, random: 0)
            #expect(decision.outcome == .route && tree.status(of: decision, for: scratch) == nil)
            let faults = try #require(tree.faults(of: decision))
            #expect(faults.abortShare.contains(by: 0) != faults.abortShare.contains(by: 999_999))
            let aborted = tree.aborted(decision)
            #expect(aborted.outcome == .abort && tree.status(of: aborted, for: scratch) == 503)
            #expect(bytes(tree.body(of: aborted, for: scratch)) == Array("fault filter abort".utf8))
        }
    }
}
