/// Any number of rules of one kind, and for each rule a request that only it matches.
package struct RuleFamily: Sendable {
    /// The name in benchmarks.
    package let name: String
    /// The title on the results page.
    package let title: String
    /// The VirtualService's host.
    var host = "shop.example.com"
    /// The match entry of the rule at a position.
    let entry: @Sendable (Int) -> String
    /// The path of the rule's request.
    var path: @Sendable (Int) -> String = { _ in "/cart" }
    /// The Host of the rule's request.
    var authority: @Sendable (Int) -> String = { _ in "shop.example.com" }
    /// A header of the request, if the rule requires one.
    var header: @Sendable (Int) -> (name: String, value: String)? = { _ in nil }
    /// The expression that the rule applies to the path, for engines that know only expressions.
    package var pattern: (@Sendable (Int) -> String)?

    /// A request as strings.
    package struct Asked: Sendable {
        /// The Host.
        package var authority: String
        /// The path, with a query where the rule requires one.
        package var target: String
        /// The headers.
        package var headers: [(name: String, value: String)]
    }

    /// Returns the request of the rule at a position, padded with headers up to `count`.
    package func request(_ number: Int, headers count: Int = 5) -> Asked {
        var headers = header(number).map { [$0] } ?? []
        for index in headers.count..<max(count, headers.count) {
            headers.append(("x-header-\(index)", "value-\(index)"))
        }
        return Asked(authority: authority(number), target: path(number), headers: headers)
    }

    /// Returns a VirtualService with `count` rules; each is a direct response.
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
