import DecisionTree
import FuzzSupport
import IstioConfig
import Routing

/// Decides a request by some rules of a fixed set; the input gives both.
///
/// The tree must decide as the reference matcher does. The first line selects the rules and their
/// order, one per byte; the rest is a request in the form of HTTP/1.1, ``FuzzedRequest``.
@c(LLVMFuzzerTestOneInput)
public func fuzzDecide(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe FuzzInput(start, count).bytes
    let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let request = FuzzedRequest(bytes[lineEnd...].dropFirst())
    for tree in RuleChoice.trees(of: bytes[..<lineEnd]) {
        var scratch = tree.makeScratch()
        let expected = ReferenceMatcher(tree.table).decide(request.request)
        // Twice: memory left by other requests must not change a decision.
        for _ in 0..<2 {
            let found = tree.decide(request.request, with: &scratch)
            require(found == expected, "tree: \(found), reference: \(expected)")
            request.carryOutUnchecked(tree, &scratch)
        }
        _ = tree.table.apply(expected, to: request.request)
    }
    return 0
}
