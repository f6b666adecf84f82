import IstioConfig

/// Match entries as texts that compare as in Istio.
///
/// Source: docs/semantics/istio.md 7.11: zero values equal absence, `uri: {}` differs from absence,
/// names of http entries do not count.
enum MatchKey {
    static func text(of match: HTTPMatchRequest) -> String {
        var key = Key()
        key.add("uri", match.uri)
        key.add("scheme", match.scheme)
        key.add("method", match.method)
        key.add("authority", match.authority)
        key.add("headers", match.headers)
        key.add("withoutHeaders", match.withoutHeaders)
        key.add("queryParams", match.queryParams)
        key.add("ignoreUriCase", match.ignoreURICase?.value == true ? "true" : "")
        key.add("port", match.port?.value ?? 0)
        key.add("sourceLabels", match.sourceLabels)
        key.add("sourceNamespace", match.sourceNamespace.text())
        key.add("gateways", match.gateways)
        key.add("statPrefix", match.statPrefix.text())
        return key.text
    }

    static func text(of match: TLSMatchAttributes) -> String {
        var key = Key()
        key.add("sniHosts", match.sniHosts)
        key.add("destinationSubnets", match.destinationSubnets)
        key.add("port", match.port?.value ?? 0)
        key.add("sourceLabels", match.sourceLabels)
        key.add("gateways", match.gateways)
        key.add("sourceNamespace", match.sourceNamespace.text())
        return key.text
    }

    static func text(of match: L4MatchAttributes) -> String {
        var key = Key()
        key.add("destinationSubnets", match.destinationSubnets)
        key.add("port", match.port?.value ?? 0)
        key.add("sourceSubnet", match.sourceSubnet.text())
        key.add("sourceLabels", match.sourceLabels)
        key.add("gateways", match.gateways)
        key.add("sourceNamespace", match.sourceNamespace.text())
        return key.text
    }

    /// Whether Istio assumes that an earlier entry covers a later one with a longer prefix.
    static func covers(_ earlier: HTTPMatchRequest, _ later: HTTPMatchRequest) -> Bool {
        if (earlier.port?.value ?? 0) != (later.port?.value ?? 0) { return false }
        let method = { (match: HTTPMatchRequest) in
            let code = code(match.method)
            return code.isEmpty ? "exact:GET" : code
        }
        return begins(method(earlier), method(later))
            && begins(code(earlier.authority), code(later.authority))
            && covers(earlier.headers, later.headers)
            && covers(earlier.queryParams, later.queryParams)
            && covers(earlier.withoutHeaders, later.withoutHeaders)
    }

    private static func covers(
        _ earlier: OrderedMap<StringMatch>, _ later: OrderedMap<StringMatch>,
    ) -> Bool {
        if earlier.count != later.count { return false }
        let others = Dictionary(
            later.map { ($0.key.value, $0.value) }, uniquingKeysWith: { $1 })
        return earlier.allSatisfy { entry in
            others[entry.key.value].map { begins(code(entry.value), code($0)) } ?? false
        }
    }

    private static func begins(_ earlier: String, _ later: String) -> Bool {
        earlier.utf8.starts(with: later.utf8)
    }

    private static func code(_ match: StringMatch?) -> String {
        switch match?.kind {
        case .exact(let text)? where !text.isEmpty: "exact:\(text)"
        case .prefix(let text)? where !text.isEmpty: "prefix:\(text)"
        default: ""
        }
    }

    /// A key field by field; each text is preceded by its length, so that keys are unambiguous.
    private struct Key {
        private(set) var text = ""

        mutating func add(_ name: String, _ value: String) {
            if !value.isEmpty { text += "\(name)=\(value.utf8.count):\(value);" }
        }

        mutating func add(_ name: String, _ value: UInt32) {
            if value != 0 { text += "\(name)=\(value);" }
        }

        mutating func add(_ name: String, _ match: StringMatch?) {
            if let match { text += "\(name)={\(Self.text(of: match))};" }
        }

        mutating func add(_ name: String, _ list: [Located<String>]) {
            for value in list { text += "\(name)+\(value.value.utf8.count):\(value.value);" }
        }

        mutating func add(_ name: String, _ map: OrderedMap<StringMatch>) {
            for entry in map.sorted(by: { $0.key.value < $1.key.value }) {
                add(name, entry.key.value)
                add("", entry.value)
            }
        }

        mutating func add(_ name: String, _ map: OrderedMap<Located<String>>) {
            for entry in map.sorted(by: { $0.key.value < $1.key.value }) {
                add(name, entry.key.value)
                text += "\(entry.value.value.utf8.count):\(entry.value.value);"
            }
        }

        private static func text(of match: StringMatch) -> String {
            switch match.kind {
            case .unset: ""
            case .exact(let text): "exact=\(text.utf8.count):\(text)"
            case .prefix(let text): "prefix=\(text.utf8.count):\(text)"
            case .regex(let text): "regex=\(text.utf8.count):\(text)"
            }
        }
    }
}
