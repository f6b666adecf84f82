import ASCIIText

extension HeaderMutations {
    /// What a list of operations is applied to.
    struct Target {
        var headers: HeaderList
        /// Every change, for people.
        var changes: [HeaderChange] = []
        /// Names that an operation wrote, so that the proxy's own headers of that name are shown.
        var written: Set<[UInt8]> = []
        let isResponse: Bool
    }

    /// Applies one level of operations as Envoy does.
    ///
    /// Removals first. Then all values are made from the headers as they are now, so that no entry
    /// sees another's effect. Then overwrites, then additions. A value that comes out empty is
    /// skipped (docs/semantics/envoy.md 8.1).
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
