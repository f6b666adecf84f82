import Routing
import Synchronization

/// The route tables of all proxies that records name, each linked once.
final class RouteTables: Sendable {
    private let linker: Linker
    private let fallback: Proxy
    private let known = Mutex<[Proxy: Result<ReferenceMatcher, LinkError>]>([:])

    /// Creates tables for a linker; `fallback` asks where a record names no proxy.
    init(_ linker: Linker, fallback: Proxy) {
        self.linker = linker
        self.fallback = fallback
    }

    /// Returns the matcher of a proxy, linking its table where that was not done before.
    func matcher(for proxy: Proxy?) throws(LinkError) -> ReferenceMatcher {
        let proxy = proxy ?? fallback
        return try known.withLock { known in
            if let result = known[proxy] { return result }
            let result = Result { () throws(LinkError) in
                ReferenceMatcher(try linker.link(proxy))
            }
            known[proxy] = result
            return result
        }.get()
    }
}
