import Fairlead
import Testing

/// The three ways to view a request: one buffer, parts apart, and headers anywhere in memory.
@Suite("Views of a request")
struct RequestViewTests {
    private static let proxy = Proxy(kind: .everyGateway)

    private static func rules() throws -> LiveRules {
        try LiveRules(
            LiveRules.read(Array(ExampleProxyTests.rules.utf8), named: "rules.yaml"),
            for: [proxy], assuming: [.gateways, .services])
    }

    /// What is compared of a request that goes on: its path and its header operations.
    private static func outline(_ effect: borrowing RequestEffect) -> [String] {
        var lines = [render { effect.writePath(to: &$0) }]
        var operations = effect.requestOperations
        while let operation = operations.next() {
            let name = String(decoding: Array(copying: operation.name), as: UTF8.self)
            lines.append("\(operation.kind) \(name) " + render { operation.writeValue(to: &$0) })
        }
        return lines
    }

    private static func render(_ write: (inout OutputSpan<UInt8>) -> WriteResult) -> String {
        String(decoding: [UInt8](capacity: 256) { _ = write(&$0) }, as: UTF8.self)
    }

    @Test("decide the same, wherever its parts are")
    func sameDecisions() throws {
        let rules = try Self.rules()
        let request = try ExampleProxyTests.parse(ExampleProxyTests.sent)
        let scheme = Array("http".utf8)
        var reader = rules.makeReader(for: Self.proxy)
        let whole = Self.outline(
            reader.decide(
                RequestView(
                    request.buffer.span, method: request.method, authority: request.authority,
                    target: request.target, headers: request.headers.span, scheme: scheme.span),
                random: 0))
        #expect(whole.count > 4 && whole[0] == "/v2/7?full")

        let (method, host) = (Array("GET".utf8), Array("shop.com".utf8))
        let target = Array("/cart/7?full".utf8)
        let apart = Self.outline(
            reader.decide(
                RequestView(
                    method: method.span, scheme: scheme.span, authority: host.span,
                    target: target.span, headersIn: request.buffer.span,
                    headers: request.headers.span),
                random: 0))
        #expect(apart == whole)

        let pointed = unsafe request.buffer.withUnsafeBufferPointer { buffer in
            // SAFETY: the buffer outlives the view, and the ranges are inside it.
            let headers = unsafe request.headers.map { header in
                unsafe HeaderPointers(
                    name: buffer.baseAddress.map { unsafe $0 + header.name.lowerBound },
                    nameCount: header.name.count,
                    value: buffer.baseAddress.map { unsafe $0 + header.value.lowerBound },
                    valueCount: header.value.count)
            }
            let view = unsafe RequestView(
                method: method.span, scheme: scheme.span, authority: host.span,
                target: target.span, pointers: headers.span)
            return Self.outline(reader.decide(view, random: 0))
        }
        #expect(pointed == whole)
    }

    @Test("stop a program whose ranges leave the buffer", arguments: [4..<9, -1..<1])
    func ranges(_ range: Range<Int>) async {
        await #expect(processExitsWith: .failure) { [range] in
            let bytes: [UInt8] = [1, 2, 3]
            let view = RequestView(
                bytes.span, method: range, authority: 0..<1, target: 0..<1,
                headers: [HeaderRange]().span, scheme: bytes.span)
            var reader = try RequestViewTests.rules().makeReader(for: RequestViewTests.proxy)
            _ = reader.decide(view, random: 0).status
        }
    }
}
