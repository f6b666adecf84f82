/// Rules of one kind in any number, and for each rule a request that only it takes.
package struct RuleFamily: Sendable {
    /// The name that benchmarks have.
    package let name: String
    /// What the page of results calls it.
    package let title: String
    /// The VirtualService's host.
    var host = "shop.example.com"
    /// The match entry of the rule at a position.
    let entry: @Sendable (Int) -> String
    /// The request's path that the rule takes.
    var path: @Sendable (Int) -> String = { _ in "/cart" }
    /// The request's Host.
    var authority: @Sendable (Int) -> String = { _ in "shop.example.com" }
    /// A header of the request, if the rule asks for one.
    var header: @Sendable (Int) -> (name: String, value: String)? = { _ in nil }
    /// The expression that the rule applies to the path, for engines that know only expressions.
    package var pattern: (@Sendable (Int) -> String)?

    /// A request in texts.
    package struct Asked: Sendable {
        /// The Host.
        package var authority: String
        /// The path, with a query where the rule wants one.
        package var target: String
        /// The headers.
        package var headers: [(name: String, value: String)]
    }

    /// The request that the rule at a position takes, with other headers up to a number.
    package func request(_ number: Int, headers count: Int = 5) -> Asked {
        var headers = header(number).map { [$0] } ?? []
        for index in headers.count..<max(count, headers.count) {
            headers.append(("x-header-\(index)", "value-\(index)"))
        }
        return Asked(authority: authority(number), target: path(number), headers: headers)
    }

    /// A VirtualService with that many rules; each answers by itself.
    package func yaml(rules count: Int) -> String {
        var yaml = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: many, namespace: default}
            spec:
              hosts: ["\(host)"]
              gateways: [gw]
              http:

            """
        for number in 0..<count {
            yaml += "  - match: [\(entry(number))]\n    directResponse: {status: 200}\n"
        }
        return yaml
    }
}
