import IstioConfig
import Routing

/// All VirtualServices of a configuration with their delegates merged, for single changes.
struct ServiceStore: Sendable {
    /// A VirtualService as written, and as it applies.
    struct Entry: Sendable {
        let written: ResolvedVirtualService
        /// The one with its delegates' rules; `nil` for a delegate, which does not apply by itself.
        let merged: ResolvedVirtualService?
        /// The number of match entries examined to merge it.
        let mergedEntryCount: Int
    }

    private var entries: [Int: Entry] = [:]
    /// Serial numbers by full name, ascending.
    private var named: [String: [Int]] = [:]
    /// The serial numbers of the roots that refer to a full name, whether it exists or not.
    private var roots: [String: Set<Int>] = [:]
    private var nextSerial = 0
    /// The number of hosts of all VirtualServices.
    private var hostCount = 0
    private var mergedEntryCount = 0
    private let limits: LinkingLimits

    init(_ services: [VirtualService], limits: LinkingLimits) {
        self.limits = limits
        let all = services.enumerated().map { ResolvedVirtualService($1, serial: $0) }
        var delegates: [String: ResolvedVirtualService] = [:]
        for service in all where service.hosts.isEmpty { delegates[service.fullName] = service }
        for service in all { insert(entry(service) { delegates[$0] }) }
        nextSerial = all.count
    }

    /// All as written, in the configuration's order.
    var all: [ResolvedVirtualService] {
        entries.values.map(\.written).sorted { $0.serial < $1.serial }
    }

    /// All as written after a change, in the configuration's order.
    func all(after change: ServiceChange) -> [ResolvedVirtualService] {
        let removed = Set(change.removed)
        let kept = entries.values.map(\.written).filter { !removed.contains($0.serial) }
        return (kept + change.added.map(\.written)).sorted { $0.serial < $1.serial }
    }

    /// The VirtualService that applies under a serial number.
    func service(_ serial: Int) -> ResolvedVirtualService? { entries[serial]?.merged }

    /// The change made by replacing or removing the VirtualServices named `name`.
    ///
    /// `nil` if there is nothing to remove.
    func change(_ name: String, to source: VirtualService?) -> ServiceChange? {
        let old = named[name] ?? []
        if old.isEmpty && source == nil { return nil }
        let written = source.map { ResolvedVirtualService($0, serial: old.first ?? nextSerial) }
        let replaced = written.flatMap { $0.hosts.isEmpty ? $0 : nil }
        let delegate: (String) -> ResolvedVirtualService? = { wanted in
            wanted == name ? replaced : self.delegate(wanted)
        }
        var change = ServiceChange(removed: old, added: [])
        if let written { change.added.append(entry(written, delegate)) }
        for serial in (roots[name] ?? []).sorted() where !old.contains(serial) {
            guard let root = entries[serial]?.written else { continue }
            change.removed.append(serial)
            change.added.append(entry(root, delegate))
        }
        change.hostCount = hostCount
        var merged = mergedEntryCount
        for entry in change.removed.compactMap({ entries[$0] }) {
            change.hostCount -= entry.written.hosts.count
            merged -= entry.mergedEntryCount
        }
        for entry in change.added {
            change.hostCount += entry.written.hosts.count
            merged += entry.mergedEntryCount
        }
        change.isBeyondLimits = merged > limits.maximumMergedEntries
        return change
    }

    /// Commits a change.
    mutating func commit(_ change: ServiceChange) {
        for serial in change.removed { remove(serial) }
        for entry in change.added { insert(entry) }
    }

    /// The delegate of a name; the last one if there are several.
    private func delegate(_ name: String) -> ResolvedVirtualService? {
        let all = (named[name] ?? []).compactMap { entries[$0]?.written }
        return all.last(where: \.hosts.isEmpty)
    }

    /// Merges a root; if it exceeds the limit, so does its count.
    private func entry(
        _ service: ResolvedVirtualService,
        _ delegate: @escaping (String) -> ResolvedVirtualService?,
    ) -> Entry {
        if service.hosts.isEmpty {
            return Entry(written: service, merged: nil, mergedEntryCount: 0)
        }
        var merging = DelegateMerging(limits: limits, delegate: delegate)
        let merged = merging.merge(into: service)
        let count = merging.refusals.isEmpty ? merging.entryCount : limits.maximumMergedEntries + 1
        return Entry(written: service, merged: merged, mergedEntryCount: count)
    }

    private mutating func insert(_ entry: Entry) {
        let service = entry.written
        entries[service.serial] = entry
        named[service.fullName, default: []].append(service.serial)
        if !service.hosts.isEmpty {
            for name in DelegateMerging.references(of: service) {
                roots[name, default: []].insert(service.serial)
            }
        }
        nextSerial = max(nextSerial, service.serial + 1)
        hostCount += service.hosts.count
        mergedEntryCount += entry.mergedEntryCount
    }

    private mutating func remove(_ serial: Int) {
        guard let entry = entries.removeValue(forKey: serial) else { return }
        let name = entry.written.fullName
        named[name]?.removeAll { $0 == serial }
        if named[name]?.isEmpty == true { named[name] = nil }
        for name in DelegateMerging.references(of: entry.written) {
            roots[name]?.remove(serial)
            if roots[name]?.isEmpty == true { roots[name] = nil }
        }
        hostCount -= entry.written.hosts.count
        mergedEntryCount -= entry.mergedEntryCount
    }
}

/// The effect of changing one VirtualService: on itself, and on the roots that refer to it.
struct ServiceChange: Sendable {
    /// The serial numbers of those that are removed or replaced.
    fileprivate(set) var removed: [Int]
    /// The replacements.
    fileprivate(set) var added: [ServiceStore.Entry]
    /// The number of hosts of all VirtualServices after the change.
    fileprivate(set) var hostCount = 0
    /// Whether the change leaves too many match entries to merge.
    fileprivate(set) var isBeyondLimits = false
    /// The replacements that apply, in Istio's order.
    var services: [ResolvedVirtualService] {
        added.compactMap(\.merged).sorted(by: ResolvedVirtualService.isOlder)
    }
}
