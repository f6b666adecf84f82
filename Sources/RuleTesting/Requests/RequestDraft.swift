import IstioConfig
import IstioYAML
import Routing

/// A request as a test file writes it; `nil` members come from the file's defaults.
struct RequestDraft: Sendable {
    var methods: [String]?
    var addresses: [RequestURL]?
    var hosts: [String]?
    var paths: [String]?
    var headerSets: [[HeaderField]]?
    var scheme: String?
    var proxy = ProxyChoice()
    var random: UInt64?
    var claims: [String: ClaimValue]?
    var upstream: UpstreamResponse?

    /// The draft completed with defaults; headers are merged by name.
    func completed(by defaults: RequestDraft) -> RequestDraft {
        var draft = self
        draft.methods = methods ?? defaults.methods
        if addresses == nil && hosts == nil {
            draft.addresses = paths == nil ? defaults.addresses : nil
            draft.hosts = defaults.hosts
        }
        draft.paths = paths ?? defaults.paths
        draft.scheme = scheme ?? defaults.scheme
        draft.random = random ?? defaults.random
        draft.claims = claims ?? defaults.claims
        draft.upstream = upstream ?? defaults.upstream
        draft.headerSets = joinedHeaders(defaults.headerSets?.first ?? [])
        if proxy.gateways == nil && proxy.sidecar == nil {
            draft.proxy.gateways = defaults.proxy.gateways
            draft.proxy.sidecar = defaults.proxy.sidecar
        }
        draft.proxy.labels = proxy.labels ?? defaults.proxy.labels
        draft.proxy.namespace = proxy.namespace ?? defaults.proxy.namespace
        draft.proxy.port = proxy.port ?? defaults.proxy.port
        return draft
    }

    private func joinedHeaders(_ defaults: [HeaderField]) -> [[HeaderField]]? {
        if defaults.isEmpty { return headerSets }
        let lowered = { (name: [UInt8]) in String(decoding: name, as: UTF8.self).lowercased() }
        return (headerSets ?? [[]]).map { own in
            let names = Set(own.map { lowered($0.name) })
            return defaults.filter { !names.contains(lowered($0.name)) } + own
        }
    }

    /// The requests, or `nil` after reporting what is missing.
    func table(_ decoder: DocumentDecoder, at index: Int) -> RequestTable? {
        let places: RequestTable.Places
        if let addresses {
            if hosts != nil || paths != nil || scheme != nil {
                decoder.refuse(
                    .urlAndParts, "`url` says host, path and scheme already",
                    suggestion: "write either `url`, or `host` and `path`", at: index)
            }
            places = .addresses(addresses)
        } else if let hosts {
            places = .parts(hosts: hosts, paths: paths ?? ["/"])
        } else {
            decoder.refuse(
                .missingAddress, "the request has no address",
                suggestion: "write `url: http://HOST/PATH`, or `host` and `path`", at: index)
            return nil
        }
        if proxy.gateways != nil && proxy.sidecar != nil {
            decoder.refuse(
                .gatewayAndSidecar, "`gateway` and `sidecar` exclude each other", at: index)
        }
        var table = RequestTable(places)
        table.methods = methods ?? ["GET"]
        table.headerSets = headerSets ?? [[]]
        table.scheme = scheme
        table.proxy = proxy
        table.random = random
        table.claims = claims ?? [:]
        table.upstream = upstream
        return isWithinLimit(table, decoder, at: index) ? table : nil
    }

    private func isWithinLimit(
        _ table: RequestTable, _ decoder: DocumentDecoder, at index: Int,
    ) -> Bool {
        let factors = [table.methods.count, table.places.count, table.headerSets.count]
        let count = factors.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
        let isSmall = factors.allSatisfy { $0 <= RequestTable.maximumCount }
        if isSmall && (0...RequestTable.maximumCount).contains(count) { return true }
        decoder.refuse(
            .tooManyTestRequests,
            "these lists make more than \(RequestTable.maximumCount) requests",
            suggestion: "divide them among several cases", at: index)
        return false
    }
}
