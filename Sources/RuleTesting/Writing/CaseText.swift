package import Routing

/// A case for one request that expects its decision.
package enum CaseText {
    /// Returns the lines of a case; `table` made the decision.
    package static func text(
        of request: Request, decided decision: Decision, by table: RouteTable,
        of choice: ProxyChoice, name: String,
    ) -> String {
        let requests = requestTable(request, choice)
        let possible = PossibleEffects(decision, of: table, for: requests[0])
        var lines = ["- name: \(YAMLText.value(name))", "  request:"]
        lines += RequestText.lines(of: requests, indentation: "    ")
        lines += ["  expect:"] + EffectText.lines(of: possible).map { "    \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func requestTable(_ request: Request, _ choice: ProxyChoice) -> RequestTable {
        let string = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        var table = RequestTable(
            .parts(hosts: [string(request.authority ?? [])], paths: [string(request.path)]))
        table.methods = [string(request.method)]
        if request.scheme != Array("http".utf8) { table.scheme = string(request.scheme) }
        table.headerSets = [request.headers]
        table.claims = request.claims
        table.proxy = choice
        return table
    }
}
