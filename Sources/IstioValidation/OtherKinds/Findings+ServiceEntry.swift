import IstioConfig

/// Faults of ServiceEntries.
extension Findings {
    mutating func check(_ entry: ServiceEntry) {
        if entry.hosts.isEmpty {
            refuse(.missingHosts, "the ServiceEntry has no hosts", at: entry.location)
        }
        for host in entry.hosts where host.value == "*" || !isDomain(host.value) {
            refuse(
                .invalidServerHost, "`\(host.value)` is no host of a ServiceEntry",
                suggestion: "write a name, with `*` as first label at most", at: host.location)
        }
        var numbers: Set<UInt32> = []
        for port in entry.ports {
            check(portNumber: port.number, at: port.location)
            if let name = port.protocolName { check(protocolName: name, at: port.location) }
            if let number = port.number, !numbers.insert(number.value).inserted {
                refuse(.duplicatePort, "port \(number.value) is given twice", at: number.location)
            }
        }
    }
}
