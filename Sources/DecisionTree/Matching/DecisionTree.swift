import RFC3986
import RegularExpressions
public import Routing

/// A route table compiled for decisions whose cost does not grow with the rules.
///
/// Decides exactly as ``ReferenceMatcher`` does. Read only, so any number of threads may share it;
/// each needs a ``MatchScratch`` of its own.
public final class DecisionTree: Sendable {
    /// The table that was compiled.
    public let table: RouteTable
    let tables: TreeTables
    let expressions: [RegularExpression]
    private let hosts: HostLookup

    /// Compiles a table.
    ///
    /// - Complexity: near linear in the conditions of all routes; the memory is linear in them.
    public init(_ table: RouteTable) {
        self.table = table
        let compiler = TreeCompiler(table)
        tables = TreeTables(compiler)
        expressions = compiler.expressions
        hosts = HostLookup(table)
    }

    /// Makes the memory that a thread decides with.
    public func makeScratch() -> MatchScratch {
        MatchScratch(slotCount: tables.slotCount, expressionCount: expressions.count)
    }

    /// The size of the compiled tables in bytes, without the route table and the expressions.
    public var byteCount: Int { tables.byteCount }

    /// Decides a request.
    ///
    /// Cannot fail: what is wrong with a request is an outcome.
    ///
    /// - Complexity: linear in the request, and in the few routes that its values are filed under.
    public func decide(_ request: Request, _ scratch: inout MatchScratch) -> Decision {
        ReferenceMatcher(table).decide(request) { request in
            guard let host = hosts.find(request.authority) else { return nil }
            return (host, firstRoute(of: host, for: request, &scratch))
        }
    }

    /// Returns the position of the first route of a virtual host whose conditions all hold.
    package func firstRoute(
        of host: Int, for request: NormalisedRequest, _ scratch: inout MatchScratch,
    ) -> Int? {
        if table.virtualHosts[host].routes.isEmpty { return nil }
        scratch.begin()
        let bytes = FlatRequest(request)
        return bytes.withFields { fields in
            guard tables.fill(&scratch, fields) else {
                // More values than there is room for: the plain way.
                return table.virtualHosts[host].routes.firstIndex { $0.match.matches(request) }
            }
            var search = TreeSearch(tree: self, request: request, host: host)
            search.look(in: tables.root(of: host), &scratch, depth: 0)
            return search.best == TreeBucket.none ? nil : Int(search.best)
        }
    }
}
