import ASCIIText

extension HeaderMutations {
    /// The target of a list of operations.
    struct Target {
        var headers: HeaderList
        /// Every change, for the report to the user.
        var changes: [HeaderChange] = []
        /// Names that an operation wrote; the proxy's own headers with these names are shown.
        var written: Set<[UInt8]> = []
        let isResponse: Bool
    }

    /// Applies one level of operations in Envoy's order.
    ///
    /// Removals come first. Then all values are computed from the current headers, so that no entry
    /// sees another's effect. Then come overwrites, then additions. An empty value is skipped
    /// (docs/semantics/envoy.md 8.1).
    func apply(to target: inout Target, context: (HeaderList) -> HeaderFormat.Context) {
        for name in remove {
            if target.headers.first(name) != nil { target.note(.removed, name, []) }
            target.headers.remove(name)
        }
        if set.isEmpty && add.isEmpty { return }
        let now = context(target.headers)
        let overwrites = set.map { ($0.name, $0.value.value(in: now)) }
        let additions = add.map { ($0.name, $0.value.value(in: now)) }
        for case (let name, let value?) in overwrites {
            target.headers.set(name, value)
            target.note(.set, name, value)
        }
        for case (let name, let value?) in additions {
            target.headers.append(name, value)
            target.note(.added, name, value)
        }
    }
}

extension HeaderMutations.Target {
    fileprivate mutating func note(_ kind: HeaderChange.Kind, _ name: [UInt8], _ value: [UInt8]) {
        let name = ASCII.lowercased(name)
        written.insert(name)
        changes.append(
            HeaderChange(
                isResponse: isResponse, kind: kind, field: HeaderField(name: name, value: value)))
    }
}
