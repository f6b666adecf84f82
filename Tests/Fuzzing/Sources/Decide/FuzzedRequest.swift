import DecisionTree
import FuzzSupport
import Routing

/// A request from lines: method, target and scheme separated by spaces, then `name: value` each.
///
/// The first `host` is the Host; without one there is none. Nothing is refused: that is the
/// proxy's task.
struct FuzzedRequest {
    private(set) var request = Request(authority: nil)

    init(_ text: ArraySlice<UInt8>) {
        var lines = text.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        let words = (lines.popFirst() ?? []).split(
            separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        if let word = words.first { request.method = Array(word) }
        if words.count > 1 { request.path = Array(words[1]) }
        if words.count > 2 { request.scheme = Array(words[2]) }
        for line in lines {
            let name = Array(line.prefix { $0 != UInt8(ascii: ":") })
            let value = Array(line.dropFirst(name.count + 1).drop { $0 == UInt8(ascii: " ") })
            if request.authority == nil && name == Array("host".utf8) {
                request.authority = value
            } else {
                request.headers.append(HeaderField(name: name, value: value))
            }
        }
        request.random = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Decides without the checks of a proxy's parser, and renders all effects.
    ///
    /// The output has no meaning, but a byte that slips through a parser must not crash the proxy.
    func carryOutUnchecked(_ tree: DecisionTree, _ scratch: inout DecisionScratch) {
        var buffer = request.method
        let method = buffer.indices
        let add = { (part: [UInt8]) -> Range<Int> in
            buffer += part
            return buffer.count - part.count..<buffer.count
        }
        let (authority, target) = (add(request.authority ?? []), add(request.path))
        let headers = request.headers.map { HeaderRange(name: add($0.name), value: add($0.value)) }
        let view = RequestView(
            buffer.span, method: method, authority: authority, target: target,
            headers: headers.span, scheme: request.scheme.span)
        let response = ResponseView(status: 200, buffer.span, headers: headers.span)
        var effect = tree.decide(view, with: &scratch, random: request.random)
        for _ in 0..<2 {
            Self.render { effect.writePath(to: &$0) }
            Self.render { effect.writeLocation(to: &$0) }
            Self.carryOut(effect.requestOperations)
            Self.carryOut(effect.localReplyOperations)
            Self.carryOut(effect.responseOperations(for: response))
            effect.abort()
        }
    }

    private static func carryOut(_ operations: consuming HeaderOperations) {
        while let operation = operations.next() { render { operation.writeValue(to: &$0) } }
    }

    private static func render(_ write: (inout OutputSpan<UInt8>) -> WriteResult) {
        _ = [UInt8](capacity: 256) { _ = write(&$0) }
    }
}
