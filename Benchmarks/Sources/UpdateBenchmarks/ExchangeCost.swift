import DecisionTree
import Fairlead
import IstioConfig
import IstioLinking
import Routing

/// The cost of exchanging one VirtualService, step by step.
enum ExchangeCost {
    /// Exchanges about a hundred VirtualServices in turn, and prints median and maximum.
    static func report(_ configuration: Configuration, _ proxy: Proxy) throws {
        let plain = try CPUTime.milliseconds { _ = try Linker(configuration).link(proxy) }
        print("all: link by Linker \(CPUTime.text(plain))")
        var linked: IncrementalLinker?
        let linking = try CPUTime.milliseconds {
            linked = try IncrementalLinker(configuration, for: [proxy])
        }
        guard var linked, let table = linked.tables.first else { return }
        var tree = DecisionTree(table)
        let compiling = CPUTime.milliseconds { tree = DecisionTree(table) }
        print("all: link \(CPUTime.text(linking)), compile \(CPUTime.text(compiling))")
        let step = max(1, configuration.virtualServices.count / 100)
        let chosen = stride(from: 0, to: configuration.virtualServices.count, by: step).map {
            configuration.virtualServices[$0]
        }
        var costs: [[Double]] = [[], [], []]
        var reused = 0
        for service in chosen {
            var updates: [RouteTableUpdate] = []
            costs[0].append(
                try CPUTime.milliseconds { updates = try linked.replace(changed(service)) })
            guard let update = updates.first else { continue }
            reused += update.positions.count { $0 != nil }
            var newer: DecisionTree?
            costs[1].append(
                CPUTime.milliseconds {
                    newer = DecisionTree(
                        update.table, reusing: tree, positions: update.positions)
                })
            guard let newer else { continue }
            updates = []
            costs[2].append(CPUTime.milliseconds { tree = newer })
        }
        for (name, costs) in zip(["link", "compile", "free the old tree"], costs) {
            print("one: \(name) \(CPUTime.summary(costs))")
        }
        print("virtual hosts kept in an exchange: \(reused / chosen.count)")
        try reportWhole(configuration, proxy, chosen)
    }

    /// Measures the same exchanges through the API of a proxy.
    private static func reportWhole(
        _ configuration: Configuration, _ proxy: Proxy, _ chosen: [VirtualService],
    ) throws {
        let rules = try LiveRules(configuration, for: [proxy])
        let costs = try chosen.map { service in
            try CPUTime.milliseconds { try rules.replace(changed(service)) }
        }
        print("one: LiveRules.replace \(CPUTime.summary(costs))")
    }

    /// Returns the VirtualService with its rules in reverse order.
    static func changed(_ service: VirtualService) -> VirtualService {
        var changed = service
        changed.http.reverse()
        return changed
    }
}
