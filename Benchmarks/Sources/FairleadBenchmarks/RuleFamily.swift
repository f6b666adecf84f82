import IstioConfig
import IstioYAML
import Routing

/// Rules of one kind in any number, and a request that the rule at a position takes.
struct RuleFamily {
    let name: String
    /// The match entry of a rule.
    let entry: @Sendable (Int) -> String
    /// The path of the request that only the rule takes.
    let path: @Sendable (Int) -> String
    /// A header of that request, if the rule asks for one.
    let header: @Sendable (Int) -> (String, String)?

    /// The families of the numbers to reach.
    static let all = [
        RuleFamily(
            name: "pathExact", entry: { "{uri: {exact: /service/\($0)/item}}" },
            path: { "/service/\($0)/item" }, header: { _ in nil }),
        RuleFamily(
            name: "pathPrefix", entry: { "{uri: {prefix: /service/\($0)/}}" },
            path: { "/service/\($0)/item" }, header: { _ in nil }),
        RuleFamily(
            name: "headerExact", entry: { "{headers: {x-tenant: {exact: tenant-\($0)}}}" },
            path: { _ in "/cart" }, header: { ("x-tenant", "tenant-\($0)") }),
        RuleFamily(
            name: "headerPrefix", entry: { "{headers: {x-tenant: {prefix: tenant-\($0).}}}" },
            path: { _ in "/cart" }, header: { ("x-tenant", "tenant-\($0).eu") }),
        RuleFamily(
            name: "regexLiteral", entry: { "{uri: {regex: '/service/\($0)/[a-z]+'}}" },
            path: { "/service/\($0)/item" }, header: { _ in nil }),
        RuleFamily(
            name: "mix", entry: mixedEntry,
            path: { $0 % 4 == 1 ? "/cart" : "/service/\($0)/item" },
            header: { $0 % 4 == 1 ? ("x-tenant", "tenant-\($0)") : nil }),
    ]

    private static let mixedEntry: @Sendable (Int) -> String = { number in
        switch number % 4 {
        case 0: "{uri: {prefix: /service/\(number)/}, method: {exact: GET}}"
        case 1: "{uri: {prefix: /cart}, headers: {x-tenant: {exact: tenant-\(number)}}}"
        case 2: "{uri: {exact: /service/\(number)/item}, withoutHeaders: {x-debug: {}}}"
        default: "{uri: {regex: '/service/\(number)/[a-z]+'}, queryParams: {q: {}}}"
        }
    }

    /// The table of a gateway with that many rules.
    func table(rules count: Int) -> RouteTable {
        var yaml = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: many, namespace: default}
            spec:
              hosts: [shop.example.com]
              gateways: [gw]
              http:

            """
        for number in 0..<count {
            yaml += "  - match: [\(entry(number))]\n    directResponse: {status: 200}\n"
        }
        var reader = ConfigurationReader()
        reader.read(Array(yaml.utf8), from: SourceFile(name: "made-up"))
        do {
            return try Linker(reader.configuration, assuming: .gateways)
                .link(Proxy(kind: .everyGateway))
        } catch {
            fatalError("the made-up rules are good: \(error.diagnostics)")
        }
    }

    /// The request that the rule at a position takes, with the headers of a browser.
    func request(_ number: Int, headers count: Int) -> Request {
        let target = name == "mix" && number % 4 == 3 ? path(number) + "?q=1" : path(number)
        var request = Request(authority: "shop.example.com", path: target)
        if let (name, value) = header(number) { request.headers.append(HeaderField(name, value)) }
        for index in request.headers.count..<max(count, request.headers.count) {
            request.headers.append(HeaderField("x-header-\(index)", "value-\(index)"))
        }
        return request
    }
}
