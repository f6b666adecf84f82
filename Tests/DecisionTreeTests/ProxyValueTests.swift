import DecisionTree
import IstioLinking
import Routing
import Testing

/// Values that only a running proxy knows, and memory that is too small.
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

    /// The values of the headers of the forwarded request.
    private func values(_ commands: [(name: String, value: String)] = []) -> [String] {
        let request = ViewedRequest(Request(authority: "shop.com", path: "/"))
        var buffer: [UInt8] = []
        let ranges = commands.map { command in
            let start = buffer.count
            buffer += Array((command.name + command.value).utf8)
            let middle = start + command.name.utf8.count
            return HeaderRange(name: start..<middle, value: middle..<buffer.count)
        }
        var scratch = tree.makeScratch()
        var effect = tree.decide(request.view, with: &scratch, random: 0)
        effect.setCommands(ranges.span, in: buffer.span)
        var headers = CarriedHeaders(HeaderList())
        headers.carryOut(effect.requestOperations)
        return headers.list.fields.map { String(decoding: $0.value, as: UTF8.self) }
    }

    @Test("take the place of commands, those that are not named stay as written")
    func commands() {
        #expect(values().contains("<%HOSTNAME%>"))
        let known = values([("HOSTNAME", "node-7")])
        #expect(known.contains("<node-7>") && known.contains("node-7"))
        #expect(known.contains("%START_TIME(%s)%"))
        let empty = values([("HOSTNAME", "node-7"), ("START_TIME(%s)", "")])
        #expect(empty.count == known.count - 1, "an empty value is skipped")
    }

    @Test("an expression that PCRE2 gives up on rewrites as any other")
    func slowRewrite() {
        let path = "/" + String(repeating: "a", count: 3_000)
        for (target, expected) in [("/aa", "/<aa>"), (path + "b", path + "b")] {
            let request = ViewedRequest(Request(authority: "shop.com", path: target))
            var scratch = tree.makeScratch()
            let effect = tree.decide(request.view, with: &scratch, random: 0)
            let path = Self.path(of: effect)
            #expect(path == Array(expected.utf8))
        }
    }

    private static func path(of effect: borrowing RequestEffect) -> [UInt8]? {
        write { effect.writePath(to: &$0) }
    }

    @Test("strike with an abort that is left to chance")
    func aborts() {
        let request = ViewedRequest(Request(authority: "shop.com", path: "/"))
        var scratch = tree.makeScratch()
        var effect = tree.decide(request.view, with: &scratch, random: 0)
        let (outcome, status) = (effect.outcome, effect.status)
        #expect(outcome == .route && status == nil)
        guard let faults = effect.faults else {
            Issue.record("the rule has a fault")
            return
        }
        #expect(faults.abortPercent.contains(0) != faults.abortPercent.contains(999_999))
        effect.abort()
        let (aborted, replied, body) = (effect.outcome, effect.status, bytes(effect.body))
        #expect(aborted == .abort && replied == 503)
        #expect(body == Array("fault filter abort".utf8))
    }
}
