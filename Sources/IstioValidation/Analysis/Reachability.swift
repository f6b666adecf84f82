import IstioConfig

/// VS280: match entries that an earlier one covers completely, as far as that can be proven.
///
/// Istio's own check (row 125) reports reachable entries and misses unreachable ones
/// (docs/semantics/istio.md S60). What is reported here is certain; rows 121 to 124 are not
/// repeated.
struct Reachability {
    private(set) var findings: [Diagnostic]

    init(_ objects: AnalysedObjects) {
        var found = Findings()
        for service in objects.virtualServices {
            for pair in Self.coveredEntries(of: service) {
                found.warn(
                    .unreachableMatch,
                    "this is never reached: the entry at line \(pair.earlier.location.line) takes "
                        + "everything that could match it",
                    suggestion: "put this one first, or remove it", of: service.metadata,
                    at: pair.later.location)
            }
        }
        findings = found.all
    }

    /// Entries with the first earlier entry that covers them; equal entries are left out.
    static func coveredEntries(
        of service: VirtualService,
    ) -> [(earlier: HTTPMatchRequest, later: HTTPMatchRequest)] {
        var pairs: [(HTTPMatchRequest, HTTPMatchRequest)] = []
        var index = EarlierEntries()
        var seen: Set<String> = []
        for rule in service.http {
            if rule.match.isEmpty { break }
            // A delegate may match less than its root's entry.
            let takesAll = rule.delegate == nil
            for entry in rule.match where seen.insert(MatchKey.text(of: entry)).inserted {
                if let earlier = index.first(covering: entry) { pairs.append((earlier, entry)) }
                if takesAll { index.add(entry) }
            }
        }
        return pairs
    }
}

/// Earlier entries by path, so that only a few are compared with a later one.
private struct EarlierEntries {
    private var byExact: [String: [HTTPMatchRequest]] = [:]
    private var byPrefix: [String: [HTTPMatchRequest]] = [:]
    private var others: [HTTPMatchRequest] = []
    /// A VirtualService with more pairs than this is not compared completely.
    private var comparisonsLeft = 1 << 22

    mutating func add(_ entry: HTTPMatchRequest) {
        let ignoresCase = entry.ignoreURICase?.value ?? false
        switch entry.uri?.kind {
        case .exact(let path)? where !ignoresCase: byExact[path, default: []].append(entry)
        case .prefix(let path)? where !ignoresCase: byPrefix[path, default: []].append(entry)
        default: others.append(entry)
        }
    }

    mutating func first(covering entry: HTTPMatchRequest) -> HTTPMatchRequest? {
        var candidates = others[...]
        var found: HTTPMatchRequest?
        func look(_ entries: some Collection<HTTPMatchRequest>) -> Bool {
            comparisonsLeft -= entries.count
            if comparisonsLeft < 0 { return true }
            found = entries.first { Implication.covers($0, entry) }
            return found != nil
        }
        if look(candidates) { return found }
        candidates = []
        let path: String
        switch entry.uri?.kind {
        case .exact(let text)?:
            path = text
            if look(byExact[text] ?? []) { return found }
        case .prefix(let text)?: path = text
        default: path = "/"
        }
        for end in path.indices where look(byPrefix[String(path[..<end])] ?? []) { return found }
        _ = look(byPrefix[path] ?? [])
        return found
    }
}
