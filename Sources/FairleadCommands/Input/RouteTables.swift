import DecisionTree
import IstioLinking
import Routing
import Synchronization

/// The route tables of all proxies named in records, each linked and compiled once.
final class RouteTables: Sendable {
    /// The engine that decides.
    enum Engine: String {
        case tree
        case reference
    }

    private let linker: Linker
    private let fallback: Proxy
    private let engine: Engine
    private let known = Mutex<[Proxy: Result<RequestDecider, LinkError>]>([:])

    /// Creates tables for a linker; `fallback` is used where a record names no proxy.
    init(_ linker: Linker, fallback: Proxy, engine: Engine) {
        self.linker = linker
        self.fallback = fallback
        self.engine = engine
    }

    /// Returns the decider for a proxy, linking its table on first use.
    func decider(for proxy: Proxy?) throws(LinkError) -> RequestDecider {
        let proxy = proxy ?? fallback
        return try known.withLock { known in
            if let result = known[proxy] { return result }
            let result = Result { () throws(LinkError) in
                let table = try linker.link(proxy)
                return RequestDecider(
                    reference: ReferenceMatcher(table),
                    tree: engine == .tree ? DecisionTree(table) : nil)
            }
            known[proxy] = result
            return result
        }.get()
    }
}

/// Decides with the tree, or with the reference matcher if there is none.
struct RequestDecider: Sendable {
    let reference: ReferenceMatcher
    let tree: DecisionTree?

    var table: RouteTable { reference.table }

    /// Decides a request with one thread's scratch memory.
    func decide(_ request: Request, _ memories: MatchMemories) -> Decision {
        guard let tree else { return reference.decide(request) }
        return memories.decide(request, by: tree)
    }
}

/// One thread's scratch memory, one for each tree.
final class MatchMemories {
    private final class Memory {
        var scratch: DecisionScratch

        init(_ tree: DecisionTree) {
            scratch = tree.makeScratch()
        }
    }

    private var memories: [ObjectIdentifier: Memory] = [:]

    /// Decides a request.
    func decide(_ request: Request, by tree: DecisionTree) -> Decision {
        let memory = memories[ObjectIdentifier(tree)] ?? Memory(tree)
        memories[ObjectIdentifier(tree)] = memory
        return tree.decide(request, with: &memory.scratch)
    }
}
