import ASCIIText
package import IstioConfig
import IstioNames

/// Whether every request that one match entry matches is also matched by another one.
///
/// `true` is proven; `false` only means that there is no proof.
package enum Implication {
    /// Whether `earlier` matches everything that `later` matches.
    package static func covers(_ earlier: HTTPMatchRequest, _ later: HTTPMatchRequest) -> Bool {
        coversPath(earlier, later)
            && covers(earlier.scheme, later.scheme) && covers(earlier.method, later.method)
            && covers(earlier.authority, later.authority)
            && coversAll(earlier.headers, later.headers, key: ASCII.lowercased)
            && coversAll(earlier.queryParams, later.queryParams, key: { $0 })
            && coversAbsent(earlier.withoutHeaders, later.withoutHeaders)
            && coversProxy(earlier, later)
    }

    private static func coversPath(
        _ earlier: HTTPMatchRequest, _ later: HTTPMatchRequest,
    ) -> Bool {
        guard let uri = earlier.uri, uri.kind != .unset, uri.kind != .prefix("/"),
            uri.kind != .prefix("")
        else { return true }
        guard let other = later.uri else { return false }
        let ignoresCase = earlier.ignoreURICase?.value ?? false
        if (later.ignoreURICase?.value ?? false) && !ignoresCase { return false }
        let text = { (path: String) in ignoresCase ? ASCII.lowercased(path) : path }
        switch (uri.kind, other.kind) {
        case (.exact(let path), .exact(let written)): return text(path) == text(written)
        case (.prefix(let path), .exact(let written)), (.prefix(let path), .prefix(let written)):
            return text(written).utf8.starts(with: text(path).utf8)
        case (.regex(let pattern), .regex(let written)): return pattern == written
        default: return false
        }
    }

    /// Conditions on one value; an absent earlier one matches everything.
    private static func covers(_ earlier: StringMatch?, _ later: StringMatch?) -> Bool {
        guard let earlier else { return true }
        guard let later else { return false }
        switch (earlier.kind, later.kind) {
        case (.exact(let text), .exact(let other)): return text == other
        case (.prefix(let text), .exact(let other)), (.prefix(let text), .prefix(let other)):
            return other.utf8.starts(with: text.utf8)
        case (.regex(let pattern), .regex(let other)): return pattern == other
        default: return false
        }
    }

    /// Every earlier condition must follow from a later one with the same name.
    ///
    /// Presence follows from any condition.
    private static func coversAll(
        _ earlier: OrderedMap<StringMatch>, _ later: OrderedMap<StringMatch>,
        key: (String) -> String,
    ) -> Bool {
        earlier.allSatisfy { condition in
            later.contains { other in
                key(other.key.value) == key(condition.key.value)
                    && ClaimKey.path(condition.key.value) == ClaimKey.path(other.key.value)
                    && (condition.value.kind == .unset || covers(condition.value, other.value))
            }
        }
    }

    /// What the earlier entry forbids, the later one must forbid too, to the same extent or more.
    private static func coversAbsent(
        _ earlier: OrderedMap<StringMatch>, _ later: OrderedMap<StringMatch>,
    ) -> Bool {
        earlier.allSatisfy { condition in
            later.contains { other in
                ASCII.lowercased(other.key.value) == ASCII.lowercased(condition.key.value)
                    && ClaimKey.path(condition.key.value) == nil
                    && ClaimKey.path(other.key.value) == nil
                    && forbids(condition.value, other.value)
            }
        }
    }

    /// Whether the earlier entry allows every header that the later one allows.
    ///
    /// If the later one forbids presence, the earlier one sees the absent header as an empty value.
    private static func forbids(_ earlier: StringMatch, _ later: StringMatch) -> Bool {
        switch (earlier.kind, later.kind) {
        case (.unset, .unset): true
        case (.unset, _): false
        case (.exact(let text), .unset), (.prefix(let text), .unset): !text.isEmpty
        case (.regex, .unset): false
        default: covers(later, earlier)
        }
    }

    /// Conditions on the proxy: ports, gateways, labels and namespace.
    private static func coversProxy(
        _ earlier: HTTPMatchRequest, _ later: HTTPMatchRequest,
    ) -> Bool {
        let port = earlier.port?.value ?? 0
        if port != 0 && port != later.port?.value ?? 0 { return false }
        if !earlier.gateways.isEmpty {
            return !later.gateways.isEmpty
                && later.gateways.allSatisfy { earlier.gateways.contains($0) }
        }
        let namespace = earlier.sourceNamespace.text()
        // If `gateways` is given, labels and namespace do not count (docs/semantics/istio.md 2.8).
        if !later.gateways.isEmpty { return earlier.sourceLabels.isEmpty && namespace.isEmpty }
        if !namespace.isEmpty && namespace != later.sourceNamespace.text() { return false }
        return earlier.sourceLabels.allSatisfy { label in
            later.sourceLabels.contains {
                $0.key.value == label.key.value && $0.value.value == label.value.value
            }
        }
    }
}
