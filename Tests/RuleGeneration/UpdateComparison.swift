import IstioConfig
package import IstioLinking
import IstioYAML
import Routing

/// Replaces generated VirtualServices incrementally, and compares with linking everything again.
package struct UpdateComparison {
    /// How many changes were made.
    package private(set) var changes = 0
    /// How many of them were refused.
    package private(set) var refused = 0
    /// How many virtual hosts of gateways were kept, and rebuilt.
    package private(set) var gatewayHosts = (kept: 0, fresh: 0)
    /// How many virtual hosts of sidecars were kept, and rebuilt.
    package private(set) var sidecarHosts = (kept: 0, fresh: 0)
    /// The differences found.
    package private(set) var differences: [String] = []
    private let limits: LinkingLimits
    private let assumptions: Linker.Assumptions

    private static let proxies = [
        Proxy(kind: .gateway, labels: ["istio": "public"], port: 80),
        Proxy(kind: .gateway, labels: ["istio": "public"], port: 8080),
        Proxy(kind: .gateway, labels: ["istio": "internal"], port: 80),
        Proxy(kind: .everyGateway, port: 80),
        Proxy(kind: .sidecar, namespace: "example", labels: ["app": "web"], port: 80),
        Proxy(kind: .sidecar, namespace: "other", labels: ["app": "batch"], port: 8080),
    ]

    /// Creates a comparison.
    package init(
        assuming assumptions: Linker.Assumptions = [], limits: LinkingLimits = LinkingLimits(),
    ) {
        self.assumptions = assumptions
        self.limits = limits
    }

    /// Makes some changes to one configuration.
    package mutating func compare(seed: UInt64, changes count: Int) {
        var generator = RuleGenerator(seed: seed)
        var configuration = Self.read(
            generator.configuration() + "---\n" + RuleGenerator.strangeGateway)
        guard var linked = try? link(configuration) else { return }
        for step in 0..<count {
            let change = Change(generator.change())
            let next = change.applied(to: configuration)
            let expected = Result { () throws(LinkError) in try link(next) }
            let old = linked.tables
            let found = Result { () throws(LinkError) in try change.make(in: &linked) }
            changes += 1
            let place = "seed \(seed), step \(step)"
            switch (expected, found) {
            case (.failure(let expected), .failure(let found)):
                refused += 1
                if expected.diagnostics != found.diagnostics {
                    differences.append("\(place): \(found), not \(expected)")
                }
                compare(linked.tables, old, place)
            case (.success(let expected), .success(let updates)):
                configuration = next
                compare(linked.tables, expected.tables, place)
                check(updates, from: old, to: linked.tables, place)
            default: differences.append("\(place): \(found), not \(expected)")
            }
        }
    }

    private func link(_ configuration: Configuration) throws(LinkError) -> IncrementalLinker {
        try IncrementalLinker(
            configuration, for: Self.proxies, assuming: assumptions, limits: limits)
    }

    fileprivate static func read(_ text: String) -> Configuration {
        var reader = ConfigurationReader()
        reader.read(Array(text.utf8), from: SourceFile(name: "made-up"))
        return reader.configuration
    }

    private mutating func compare(_ left: [RouteTable], _ right: [RouteTable], _ place: String) {
        for (left, right) in zip(left, right) where "\(left)" != "\(right)" {
            differences.append("\(place): \(left.proxy.kind) \(left.proxy.port)")
        }
    }

    /// A virtual host that is reported as kept must be unchanged.
    private mutating func check(
        _ updates: [RouteTableUpdate], from old: [RouteTable], to new: [RouteTable],
        _ place: String,
    ) {
        for ((update, old), new) in zip(zip(updates, old), new) {
            if update.positions.count != new.virtualHosts.count {
                differences.append("\(place): \(update.positions.count) positions")
            }
            let kept = update.positions.count { $0 != nil }
            let fresh = update.positions.count - kept
            if new.proxy.isSidecar {
                sidecarHosts = (sidecarHosts.kept + kept, sidecarHosts.fresh + fresh)
            } else {
                gatewayHosts = (gatewayHosts.kept + kept, gatewayHosts.fresh + fresh)
            }
            for case (let position?, let host) in zip(update.positions, new.virtualHosts) {
                if "\(old.virtualHosts[position])" != "\(host)" {
                    differences.append("\(place): \(host.name) is not what it was")
                }
            }
        }
    }
}

/// A change of both the configuration and the linked one.
private struct Change {
    private let name: String
    private let namespace: String
    private let service: VirtualService?

    init(_ change: RuleGenerator.Change) {
        switch change {
        case .remove(let name, let namespace):
            self.name = name
            self.namespace = namespace
            service = nil
        case .replace(let text):
            service = UpdateComparison.read(text).virtualServices.first
            name = service?.metadata.name.text() ?? ""
            namespace = service?.metadata.effectiveNamespace ?? ""
        }
    }

    func applied(to configuration: Configuration) -> Configuration {
        let isNamed = { (other: VirtualService) in
            other.metadata.fullName == "\(namespace)/\(name)"
        }
        var changed = configuration
        let place = changed.virtualServices.firstIndex(where: isNamed)
        changed.virtualServices.removeAll(where: isNamed)
        if let service {
            changed.virtualServices.insert(service, at: place ?? changed.virtualServices.count)
        }
        return changed
    }

    func make(in linked: inout IncrementalLinker) throws(LinkError) -> [RouteTableUpdate] {
        guard let service else { return try linked.remove(name, namespace: namespace) ?? [] }
        return try linked.replace(service)
    }
}
