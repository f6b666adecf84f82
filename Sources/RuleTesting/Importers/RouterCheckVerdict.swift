import Routing

/// Where router_check_tool's view differs from the client's.
enum RouterCheckVerdict {
    /// Why the tool's verdict differs; empty if no reason is known.
    static func notes(on result: CaseResult) -> [String] {
        let subjects = Set(result.failures.map(\.subject))
        var notes: [String] = []
        if subjects.contains("location") && result.effect.outcome == .directResponse {
            notes.append(
                "router_check_tool takes a direct response for a redirect to the request's own "
                    + "address; clients get no Location")
        }
        if subjects.contains("response header content-length") {
            notes.append("`content-length` belongs to the connection and is not shown here")
        }
        if subjects.contains("cluster") && result.effect.clusterName != nil {
            notes.append("Istio names clusters `outbound|PORT|SUBSET|HOST`")
        }
        return notes
    }
}
