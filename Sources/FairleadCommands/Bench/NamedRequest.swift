import ASCIIText
import DecisionTree
import Routing

/// A request as a proxy's parser has it: all bytes in one place, the parts as ranges of them.
struct NamedRequest {
    let request: Request
    /// Whether a proxy's parser would hand it on; what it would refuse is decided by the reference.
    let isForTree: Bool
    private let flat: FlatRequest

    init(_ request: Request, isRefused: Bool) {
        self.request = request
        isForTree = !isRefused && request.authority != nil && request.claims.isEmpty
        flat = FlatRequest(request)
    }

    /// Decides by the tree.
    func decide(_ tree: DecisionTree, _ scratch: inout DecisionScratch) -> Decision {
        if !isForTree { return tree.decide(request, with: &scratch) }
        return tree.decide(flat.view, with: &scratch, random: request.random).decision
    }
}
