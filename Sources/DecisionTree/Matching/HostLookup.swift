import RFC3986
import Routing

/// Finds the virtual host of a Host by hashing, with the answers of `RouteTable.virtualHost(for:)`.
struct HostLookup: Sendable {
    private var exact: [[UInt8]: Int] = [:]
    private var suffixes: [[UInt8]: Int] = [:]
    private var suffixLengths: [Int] = []
    private var prefixes: [[UInt8]: Int] = [:]
    private var prefixLengths: [Int] = []
    private var any: Int?

    init(_ table: RouteTable) {
        let star = UInt8(ascii: "*")
        for (index, host) in table.virtualHosts.enumerated() {
            for written in host.domains {
                let domain = ASCII.lowercased(Array(written.utf8))
                if domain == [star] { any = any ?? index }
                if exact[domain] == nil { exact[domain] = index }
                guard domain.count > 1 else { continue }
                if domain.first == star {
                    let tail = Array(domain.dropFirst())
                    if suffixes[tail] == nil { suffixes[tail] = index }
                }
                if domain.last == star {
                    let head = Array(domain.dropLast())
                    if prefixes[head] == nil { prefixes[head] = index }
                }
            }
        }
        suffixLengths = Set(suffixes.keys.map(\.count)).sorted(by: >)
        prefixLengths = Set(prefixes.keys.map(\.count)).sorted(by: >)
    }

    /// The virtual host's position, or `nil` if none has the domain.
    func find(_ authority: [UInt8]) -> Int? {
        let host = EnvoyHost.lookupForm(of: authority)
        if let index = exact[host] { return index }
        for length in suffixLengths where length < host.count {
            if let index = suffixes[Array(host.suffix(length))] { return index }
        }
        for length in prefixLengths where length < host.count {
            if let index = prefixes[Array(host.prefix(length))] { return index }
        }
        return any
    }
}
