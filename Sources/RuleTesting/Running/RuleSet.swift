public import DecisionTree
public import IstioConfig
public import IstioLinking
public import Routing

/// Rules under test: linked and compiled once for each proxy that a case uses.
///
/// For one thread.
public final class RuleSet {
    /// The rules.
    public let configuration: Configuration
    package let linker: Linker
    private let fallback: ProxyChoice
    private var known: [Proxy: Result<CompiledTable, LinkError>] = [:]
    private var assumed: [UInt32: Proxy] = [:]
    private var last: (proxy: Proxy, table: CompiledTable)?
    private(set) lazy var names = RuleNames(configuration)
    private lazy var written = WrittenRules(linker, configuration.virtualServices)

    /// Prepares rules.
    ///
    /// - Parameters:
    ///   - configuration: The rules.
    ///   - fallback: The proxy if a case does not give one; if this is empty too, ``AssumedProxy``
    ///     chooses it.
    public init(_ configuration: Configuration, fallback: ProxyChoice = ProxyChoice()) {
        self.configuration = configuration
        self.fallback = fallback
        linker = Linker(configuration, assuming: [.gateways, .services])
    }

    /// A route table with its tree, and the scratch memory for decisions.
    public final class CompiledTable {
        /// The tree, with its table.
        public let tree: DecisionTree
        private var scratch: DecisionScratch

        init(_ table: RouteTable) {
            tree = DecisionTree(table)
            scratch = tree.makeScratch()
        }

        /// Decides a request.
        public func decide(_ request: Request) -> Decision {
            tree.decide(request, with: &scratch)
        }
    }

    /// The proxy that decides a request.
    public func proxy(for request: TestRequest) -> Proxy {
        let port = request.proxy.port ?? fallback.port ?? request.port
        if let named = request.proxy.proxy(port: port) ?? fallback.proxy(port: port) {
            return named
        }
        if let proxy = assumed[port] { return proxy }
        let proxy = AssumedProxy(for: configuration, port: port).proxy
        assumed[port] = proxy
        return proxy
    }

    /// Returns the table of a proxy, linking it on first use.
    ///
    /// - Throws: what Envoy would reject in the rules.
    public func table(for proxy: Proxy) throws(LinkError) -> CompiledTable {
        if let last, last.proxy == proxy { return last.table }
        let result =
            known[proxy]
            ?? Result { () throws(LinkError) in CompiledTable(try linker.link(proxy)) }
        known[proxy] = result
        let table = try result.get()
        last = (proxy, table)
        return table
    }

    /// The deciding rule with delegates merged, and the reference to the delegate it came from.
    func rule(_ origin: RouteOrigin) -> HTTPRoute? {
        guard var rule = written.rule(of: origin) else { return nil }
        rule.delegate = names.service(at: origin.virtualServiceLocation)?.http[origin.rule].delegate
        return rule
    }
}
