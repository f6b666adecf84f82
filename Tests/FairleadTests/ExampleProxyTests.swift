import Fairlead
import Foundation
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import TestSupport
import Testing

/// The example in the README.
@Suite("The example of a proxy")
struct ExampleProxyTests {
    static let rules = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: example}
        spec:
          hosts: [shop.com]
          gateways: [istio-system/public]
          http:
            - match: [{uri: {prefix: /cart/}, headers: {x-user: {exact: ann}}}]
              rewrite: {uri: /v2/, authority: cart.internal}
              headers:
                request:
                  remove: [cookie]
                  set: {x-was: "%REQ(:authority)%%REQ(:path)%", x-from: "%REQ(x-forwarded-for)%"}
                  add: {accept: text/plain, x-user: and %REQ(x-user)%}
              route: [{destination: {host: cart.example.com, port: {number: 80}}}]
        """

    static let sent = """
        GET /cart/7?full HTTP/1.1\r
        Host: shop.com\r
        X-User: ann\r
        Cookie: a=b\r
        Accept: text/html\r
        \r

        """

    @Test("forwards what the rules make of a request")
    func forwards() throws {
        let proxy = Proxy(kind: .everyGateway)
        let rules = try LiveRules(
            LiveRules.read(Array(Self.rules.utf8), named: "rules.yaml"), for: [proxy],
            assuming: [.gateways, .services])
        var example = ExampleProxy(rules.makeReader(for: proxy))
        let forwarded = example.forward(try Self.parse(Self.sent), random: 0)
        guard let head = forwarded else {
            Issue.record("the request is not forwarded")
            return
        }
        let text = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        #expect(text(head.cluster) == "outbound|80||cart.example.com")
        #expect(text(head.authority) == "cart.internal")
        #expect(text(head.path) == "/v2/7?full")
        #expect(
            head.headers.map { "\(text($0.name)): \(text($0.value))" } == [
                "X-User: ann", "Accept: text/html,text/plain", "x-from: 10.0.0.9",
                "x-was: shop.com/cart/7?full", "x-user: and ann",
                "x-envoy-original-path: /cart/7?full",
            ])
    }

    @Test("is quoted in the README as it stands")
    func quoted() throws {
        let folder = SharedFolder.project
        let readme = try String(
            contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
        let example = try String(
            contentsOf: folder.appendingPathComponent("Tests/FairleadTests/ExampleProxy.swift"),
            encoding: .utf8)
        let known = Set(example.split(separator: "\n").map { $0.trimming(while: \.isWhitespace) })
        let blocks = readme.components(separatedBy: "```swift\n").dropFirst()
        let block = try #require(blocks.first { $0.hasPrefix("let view = RequestView(") })
        let lines = try #require(block.components(separatedBy: "```").first).split(separator: "\n")
        #expect(lines.count > 10)
        for line in lines {
            let code = line.trimming(while: \.isWhitespace)
            #expect(known.contains(code) || code == "…", "the example has no line `\(code)`")
        }
    }

    /// Finds the parts of a request in its text; sufficient for the request above.
    static func parse(_ text: String) throws -> ParsedRequest {
        let buffer = Array(text.utf8)
        var lines: [Range<Int>] = []
        var start = 0
        for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") {
            lines.append(start..<index - 1)
            start = index + 1
        }
        let blanks = lines[0].filter { buffer[$0] == UInt8(ascii: " ") }
        var request = ParsedRequest(
            buffer: buffer, method: 0..<blanks[0], authority: 0..<0,
            target: blanks[0] + 1..<blanks[1], headers: [],
            client: Array("10.0.0.9".utf8))
        for line in lines.dropFirst() where !line.isEmpty {
            let colon = try #require(line.first { buffer[$0] == UInt8(ascii: ":") })
            let value = colon + 2..<line.upperBound
            let isHost = buffer[line.lowerBound] == UInt8(ascii: "H")
            if isHost { request.authority = value }
            if !isHost {
                request.headers.append(HeaderRange(name: line.lowerBound..<colon, value: value))
            }
        }
        return request
    }
}

extension Substring {
    fileprivate func trimming(while isLeftOut: (Character) -> Bool) -> Substring {
        var rest = self
        while let first = rest.first, isLeftOut(first) { rest.removeFirst() }
        while let last = rest.last, isLeftOut(last) { rest.removeLast() }
        return rest
    }
}
