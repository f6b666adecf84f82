import ASCIIText
public import Routing

/// A route table that replaces another one, and the parts it shares with it.
public struct RouteTableUpdate: Sendable {
    /// The new table.
    public let table: RouteTable
    /// The position of each virtual host in the old table; `nil` for a new one.
    ///
    /// What was derived from an old virtual host, such as its compiled form, remains valid.
    public let positions: [Int?]

    init(table: RouteTable, positions: [Int?]) {
        self.table = table
        self.positions = positions
    }

    /// Creates an update that shares nothing with an old table.
    public init(allOf table: RouteTable) {
        self.init(
            table: table, positions: Array(repeating: nil, count: table.virtualHosts.count))
    }
}

extension RouteTable {
    /// Replaces virtual hosts in a range that is sorted by name.
    ///
    /// Unknown names are ignored; virtual hosts outside the range are kept.
    ///
    /// - Complexity: linear in the number of virtual hosts, regardless of their size.
    func exchanging(
        _ names: some Sequence<String>, in range: Range<Int>, for hosts: [VirtualHost],
    ) -> RouteTableUpdate {
        var gone = names.compactMap { position(of: $0, in: range) }.sorted()[...]
        var fresh = hosts[...]
        var merged: [VirtualHost] = []
        var positions: [Int?] = []
        merged.reserveCapacity(virtualHosts.count + hosts.count)
        positions.reserveCapacity(virtualHosts.count + hosts.count)
        for (position, host) in virtualHosts.enumerated() {
            if position == gone.first {
                gone = gone.drop { $0 == position }
                continue
            }
            while let next = fresh.first,
                position >= range.upperBound || ASCII.isOrdered(next.name, before: host.name)
            {
                merged.append(next)
                positions.append(nil)
                fresh.removeFirst()
            }
            merged.append(host)
            positions.append(position)
        }
        merged += fresh
        positions += Array(repeating: nil, count: fresh.count)
        return RouteTableUpdate(table: replacingHosts(merged), positions: positions)
    }

    /// Returns the table with other virtual hosts.
    func replacingHosts(_ hosts: [VirtualHost]) -> RouteTable {
        RouteTable(
            name: name, proxy: proxy, virtualHosts: hosts, hasListener: hasListener,
            assumptions: assumptions)
    }

    private func position(of name: String, in range: Range<Int>) -> Int? {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if ASCII.isOrdered(virtualHosts[middle].name, before: name) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < range.upperBound, virtualHosts[low].name.utf8.elementsEqual(name.utf8) else {
            return nil
        }
        return low
    }
}
