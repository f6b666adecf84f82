/// Which VirtualServices a proxy of a namespace sees for a gateway's name, in Istio's order.
///
/// Source: docs/semantics/istio.md 2.4 to 2.6. Private ones come first, then those exported to the
/// namespace, then public ones; each group is ordered by age.
struct Visibility: Sendable {
    private struct Lists {
        var own: [Int] = []
        var exported: [Int] = []
        var everyones: [Int] = []
    }

    private let all: [ResolvedVirtualService]
    private let byGateway: [String: [Int]]

    init(_ all: [ResolvedVirtualService]) {
        self.all = all
        var byGateway: [String: [Int]] = [:]
        for (index, service) in all.enumerated() {
            for gateway in service.gateways { byGateway[gateway, default: []].append(index) }
        }
        self.byGateway = byGateway
    }

    /// The positions of the VirtualServices that apply.
    ///
    /// On gateways, one that names a gateway twice is listed twice, as in Istio; in the mesh once.
    func visible(from namespace: String, under gateway: String) -> [Int] {
        var lists = Lists()
        var last: Int?
        for index in byGateway[gateway] ?? [] {
            if gateway == "mesh" && index == last { continue }
            last = index
            let service = all[index]
            if service.isPublic {
                lists.everyones.append(index)
            } else if service.exportTo.contains("~") || !service.exportTo.contains(namespace) {
                continue
            } else if service.namespace == namespace {
                lists.own.append(index)
            } else {
                lists.exported.append(index)
            }
        }
        return lists.own + lists.exported + lists.everyones
    }
}
