import ASCIIText
import IstioConfig
import Routing

/// Header operations. Source: docs/semantics/istio.md 5.5 (`TranslateHeadersOperations`).
extension RouteBuilder {
    /// Appends operations to a route's lists and returns the authority that they set, if any.
    ///
    /// `host` and `:authority` in the request's `set` or `add` denote the authority; `set` takes
    /// precedence. Other names that begin with a colon, and `host` in `remove`, are dropped.
    mutating func addOperations(
        _ headers: Headers?, to request: inout HeaderMutations,
        _ response: inout HeaderMutations,
    ) -> String? {
        if let operations = headers?.response { add(operations, to: &response) { _ in false } }
        guard let operations = headers?.request else { return nil }
        let isAuthority = { (name: String) in
            let lower = ASCII.lowercased(name)
            return lower == "host" || lower == ":authority"
        }
        add(operations, to: &request, leavingOut: isAuthority)
        let written = sorted(operations.set) + sorted(operations.add)
        return written.first { isAuthority($0.key.value) }?.value.value
    }

    private mutating func add(
        _ operations: HeaderOperations, to mutations: inout HeaderMutations,
        leavingOut isLeftOut: (String) -> Bool,
    ) {
        for entry in sorted(operations.set) where !isLeftOut(entry.key.value) {
            if let written = self.entry(entry) { mutations.set.append(written) }
        }
        for entry in sorted(operations.add) where !isLeftOut(entry.key.value) {
            if let written = self.entry(entry) { mutations.add.append(written) }
        }
        for name in operations.remove {
            let lower = ASCII.lowercased(name.value)
            if lower.hasPrefix(":") || lower == "host" { continue }
            mutations.remove.append(Array(lower.utf8))
        }
    }

    private mutating func entry(_ entry: MapEntry<Located<String>>) -> HeaderMutations.Entry? {
        let name = entry.key.value
        if name.utf8.first == UInt8(ascii: ":") { return nil }
        do {
            let format = try HeaderFormat(entry.value.value)
            return HeaderMutations.Entry(name: Array(name.utf8), value: format)
        } catch {
            refuse(.envoyHeaderFormat, error.message, at: entry.value.location)
            return nil
        }
    }

    private func sorted(_ map: OrderedMap<Located<String>>) -> OrderedMap<Located<String>> {
        map.sorted { ASCII.isOrdered($0.key.value, before: $1.key.value) }
    }
}
