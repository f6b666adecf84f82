#if !DEBUG
import CAllocationCounter
import Fairlead
import Testing

/// Counts what the compiler's proof cannot see: only optimized code allocates nothing.
@Suite("Deciding and carrying out", .enabled(if: fairlead_allocations_are_counted()))
struct AllocationTests {
    @Test("allocate nothing")
    func carryingOut() throws {
        let proxy = Proxy(kind: .everyGateway)
        let rules = try LiveRules(
            LiveRules.read(Array(ExampleProxyTests.rules.utf8), named: "rules.yaml"),
            for: [proxy], assuming: [.gateways, .services])
        var reader = rules.makeReader(for: proxy)
        let request = try ExampleProxyTests.parse(ExampleProxyTests.sent)
        let scheme = Array("http".utf8)
        var room = [UInt8](repeating: 0, count: 256)
        var written = 0
        for round in 0..<3 {
            let before = fairlead_allocation_count()
            written = Self.carryOut(&reader, request, scheme, &room)
            let allocations = fairlead_allocation_count() - before
            #expect(round == 0 || allocations == 0)
        }
        #expect(written > 40)
    }

    /// Renders every part of the effect; returns the number of bytes.
    private static func carryOut(
        _ reader: inout RuleReader, _ request: borrowing ParsedRequest, _ scheme: [UInt8],
        _ room: inout [UInt8],
    ) -> Int {
        let view = RequestView(
            request.buffer.span, method: request.method, authority: request.authority,
            target: request.target, headers: request.headers.span, scheme: scheme.span)
        var effect = reader.decide(view, random: 0)
        effect.setClientAddress(request.client.span)
        var count = 0
        if let cluster = effect.clusterName { count += cluster.count }
        if let authority = effect.authority { count += authority.count }
        count += render(&room) { effect.writePath(to: &$0) }
        var operations = effect.requestOperations
        while let operation = operations.next() {
            count += operation.name.count + render(&room) { operation.writeValue(to: &$0) }
        }
        return count
    }

    private static func render(
        _ room: inout [UInt8], _ write: (inout OutputSpan<UInt8>) -> WriteResult,
    ) -> Int {
        unsafe room.withUnsafeMutableBufferPointer { buffer in
            var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
            _ = write(&output)
            // SAFETY: the bytes belong to the buffer of the span.
            return unsafe output.finalize(for: buffer)
        }
    }
}
#endif
