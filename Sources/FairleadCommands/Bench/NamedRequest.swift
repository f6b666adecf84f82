import ASCIIText
import DecisionTree
import Routing

/// A request as a proxy's parser holds it: one buffer, and its parts as ranges.
struct NamedRequest {
    let request: Request
    /// Whether a proxy's parser would accept it; the reference matcher decides the others.
    let isForTree: Bool
    private let flat: FlatRequest

    init(_ request: Request, isRefused: Bool) {
        self.request = request
        isForTree = !isRefused && request.authority != nil && request.claims.isEmpty
        flat = FlatRequest(request)
    }

    /// Decides the request with the tree.
    func decide(_ tree: DecisionTree, _ scratch: inout DecisionScratch) -> Decision {
        if !isForTree { return tree.decide(request, with: &scratch) }
        return tree.decide(flat.view, with: &scratch, random: request.random).decision
    }
}
