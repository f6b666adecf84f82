import Routing

/// Walks the tables of a compiled virtual host.
///
/// Recursion goes as deep as the tree, which is `VirtualHostCompiler.maximumDepth` at most.
struct TreeDescriber {
    let compiler: VirtualHostCompiler
    private let host: VirtualHost
    private let limit: Int
    /// The texts that are indexed in each group.
    private var lookups: [UInt32: [LookupTable.Entry]] = [:]

    init(_ compiler: VirtualHostCompiler, _ host: VirtualHost, limit: Int) {
        self.compiler = compiler
        self.host = host
        self.limit = limit
        for entry in compiler.lookups { lookups[entry.group, default: []].append(entry) }
    }

    /// The contents of a bucket.
    func bucket(_ number: UInt32) -> [TreeDescription] {
        let bucket = compiler.buckets[Int(number)]
        if bucket.node < TreeBucket.certain { return node(compiler.nodes[Int(bucket.node)]) }
        let routes = compiler.routes[Int(bucket.firstRoute)...].prefix(Int(bucket.routeCount))
        return limited(Array(routes), "routes", route)
    }

    private func node(_ node: TreeNode) -> [TreeDescription] {
        var parts: [TreeDescription] = []
        for number in node.firstGroup..<node.firstGroup + node.groupCount {
            parts.append(group(number))
        }
        let rest = bucket(node.scan)
        if !rest.isEmpty { parts.append(TreeDescription(.question, "in order", rest)) }
        return parts
    }

    private func group(_ number: UInt32) -> TreeDescription {
        let group = compiler.groups[Int(number)]
        let field = field(Int(group.slot))
        switch group.kind {
        case .exact, .prefix:
            let entries = lookups[number] ?? []
            let way = group.kind == .exact ? "is" : "begins with"
            return TreeDescription(
                .question, "\(field) \(way)",
                limited(entries, "texts") { entry in
                    TreeDescription(
                        .answer, quoted(entry.offset, entry.length), bucket(entry.value))
                })
        case .presence:
            return TreeDescription(.question, "\(field) is there", bucket(group.start))
        case .guarded:
            let condition = compiler.conditions[Int(group.count)]
            return TreeDescription(.question, text(of: condition), bucket(group.start))
        case .together:
            let set = compiler.sets[Int(group.start)]
            let members = compiler.setMembers[Int(set.firstMember)...].prefix(Int(set.memberCount))
            return TreeDescription(
                .question, "\(field) matches, \(members.count) expressions at once",
                limited(Array(members), "expressions") { member in
                    TreeDescription(.answer, expression(member.expression), bucket(member.bucket))
                })
        }
    }

    private func route(_ route: TreeRoute) -> TreeDescription {
        let source = host.routes[Int(route.position)]
        let conditions = compiler.conditions[Int(route.firstCondition)...]
            .prefix(Int(route.conditionCount)).map(text)
        let rest = conditions.isEmpty ? "" : " if " + conditions.joined(separator: " and ")
        var description = TreeDescription(
            .route, "\(route.position): \(Self.name(of: source))\(rest)")
        description.location = source.origin.map { $0.matchLocation ?? $0.ruleLocation }
        return description
    }

    private static func name(of route: Route) -> String {
        guard let origin = route.origin else {
            return route.name.isEmpty ? "a route of Istio's own" : "Istio's own `\(route.name)`"
        }
        let entry = origin.match.map { ", entry \($0)" } ?? ""
        return "\(origin.virtualService), rule \(origin.rule)\(entry)"
    }

    private func limited<Element>(
        _ elements: [Element], _ what: String, _ describe: (Element) -> TreeDescription,
    ) -> [TreeDescription] {
        let shown = elements.prefix(limit).map(describe)
        if shown.count == elements.count { return shown }
        let left = elements.count - shown.count
        return shown + [TreeDescription(.omission, "\(left) more \(what)")]
    }
}

/// Conditions in words.
extension TreeDescriber {
    private func field(_ slot: Int) -> String {
        switch slot {
        case FieldTable.path: return "path"
        case FieldTable.lowerPath: return "path in lower case"
        default:
            let (name, isParameter) = compiler.fields.names[slot - 2]
            let text = String(decoding: name, as: UTF8.self)
            return isParameter ? "query parameter \(text)" : text
        }
    }

    private func quoted(_ offset: UInt32, _ length: UInt32) -> String {
        let bytes = compiler.pool[Int(offset)...].prefix(Int(length))
        return "`\(String(decoding: bytes, as: UTF8.self))`"
    }

    private func expression(_ number: UInt32) -> String {
        "`\(String(decoding: compiler.expressionTexts[Int(number)], as: UTF8.self))`"
    }

    private func text(of condition: TreeCondition) -> String {
        if condition.kind == .claims {
            return "the token's claims are \(condition.isInverted ? "not as said" : "as said")"
        }
        let field = field(Int(condition.slot))
        let text = quoted(condition.offset, condition.length)
        let isNot = condition.isInverted
        switch condition.kind {
        case .exact: return "\(field) is \(isNot ? "not " : "")\(text)"
        case .prefix: return "\(field) \(isNot ? "does not begin" : "begins") with \(text)"
        case .expression:
            let pattern = expression(condition.expression)
            return "\(field) \(isNot ? "does not match" : "matches") \(pattern)"
        case .presence, .claims: return "\(field) is \(isNot ? "absent" : "there")"
        }
    }
}
