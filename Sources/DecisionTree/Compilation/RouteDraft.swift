import ASCIIText
import RegularExpressions
import Routing

/// A condition before it is written to the tables.
struct DraftCondition {
    let slot: Int
    let kind: ConditionKind
    var isInverted = false
    var treatsMissingAsEmpty = false
    /// The text, or the expression as written.
    var text: [UInt8] = []
    /// The expression, for conditions of that kind.
    var expression: RegularExpression?
    /// How much of the condition the position in the tree implies.
    var use = Use.none
    /// Whether the condition holds where the Host is a domain of the virtual host.
    var isSettledByDomain = false

    /// How much of a condition the position of a route in the tree implies.
    enum Use {
        case none
        /// The literal beginning of an expression, but not the expression.
        case literalPrefix
        /// All of it.
        case all
    }

    /// Whether the condition cannot hold where the field has no value.
    var needsValue: Bool {
        switch kind {
        case .exact, .prefix, .expression: !treatsMissingAsEmpty
        case .presence: !isInverted
        case .claims: false
        }
    }

    /// Whether the expression has to be evaluated for each route that has the condition.
    var isCostly: Bool { kind == .expression && use != .all }

    /// The key that indexes routes with this condition, if there is one.
    var key: TreeKey? {
        if use == .all || kind == .claims || isSettledByDomain { return nil }
        if isInverted { return TreeKey(slot: slot, kind: .guarded, text: identity) }
        switch kind {
        case .exact: return TreeKey(slot: slot, kind: .exact, text: text)
        case .prefix: return TreeKey(slot: slot, kind: .prefix, text: text)
        case .presence: return TreeKey(slot: slot, kind: .presence, text: [])
        case .expression: return expression.map(key)
        case .claims: return nil
        }
    }

    /// Its literal beginning first; where that is shared, the set of the expressions that have it.
    private func key(of expression: RegularExpression) -> TreeKey {
        if use == .none && !expression.literalPrefix.isEmpty {
            return TreeKey(slot: slot, kind: .prefix, text: expression.literalPrefix)
        }
        let kind: TreeKey.Kind = expression.canBeMatchedTogether ? .together : .guarded
        return TreeKey(slot: slot, kind: kind, text: identity)
    }

    /// Records that the route is indexed by a key of this condition.
    mutating func use(_ key: TreeKey) {
        use = kind == .expression && key.kind == .prefix ? .literalPrefix : .all
    }

    /// Differs for any two conditions of the same field that have the same kind of key.
    private var identity: [UInt8] {
        [kind.rawValue, isInverted ? 1 : 0, treatsMissingAsEmpty ? 1 : 0] + text
    }
}

/// What routes are indexed by: a field, a kind of lookup, and the text.
struct TreeKey: Hashable {
    /// How the routes that match are found.
    enum Kind: UInt8, Sendable {
        /// By looking up the value.
        case exact
        /// By looking up the value's beginnings.
        case prefix
        /// By matching all expressions of the field together.
        case together
        /// By whether there is a value.
        case presence
        /// By evaluating the condition, once for all routes that have it.
        case guarded
    }

    let slot: Int
    let kind: Kind
    let text: [UInt8]
}

/// A route of a virtual host with its conditions.
struct RouteDraft {
    let position: Int
    var conditions: [DraftCondition]

    init(
        _ route: Route, at position: Int, _ authorities: VirtualHostAuthorities,
        fields: inout FieldTable,
    ) {
        self.position = position
        conditions = []
        for condition in route.match.conditions {
            switch condition {
            case .path(let path): add(path, &fields)
            case .header(let header): add(header, authorities, &fields)
            case .queryParameter(let parameter): add(parameter, &fields)
            case .claim(let claim): add(claim)
            }
        }
    }

    private mutating func add(_ path: PathMatcher, _ fields: inout FieldTable) {
        switch path {
        case .prefix(let text, let ignoresCase):
            // Every path begins with a slash.
            if text.isEmpty || text == [UInt8(ascii: "/")] { return }
            add(.prefix, text, ignoresCase, &fields)
        case .exact(let text, let ignoresCase):
            add(.exact, text, ignoresCase, &fields)
        case .regex(let pattern):
            add(.regex(pattern), fields.slot(forPathIgnoringCase: false), false, false)
        }
    }

    private mutating func add(
        _ header: HeaderMatcher, _ authorities: VirtualHostAuthorities,
        _ fields: inout FieldTable,
    ) {
        let slot = fields.slot(forHeader: header.name)
        let isSettled = authorities.areSettling(header)
        if FieldTable.isAuthority(header.name) && !isSettled {
            fields.asksAuthorityOfDomains = true
        }
        if let value = header.value {
            add(value, slot, header.isInverted, header.treatsMissingAsEmpty)
        } else {
            conditions.append(
                DraftCondition(slot: slot, kind: .presence, isInverted: header.isInverted))
        }
        conditions[conditions.count - 1].isSettledByDomain = isSettled
    }

    private mutating func add(_ parameter: QueryParameterMatcher, _ fields: inout FieldTable) {
        let slot = fields.slot(forParameter: parameter.name)
        if let value = parameter.value {
            add(value, slot, false, false)
        } else {
            conditions.append(DraftCondition(slot: slot, kind: .presence))
        }
    }

    /// All claims are one condition: requests with claims are decided without the tree, and other
    /// requests meet it if all claims are inverted.
    private mutating func add(_ claim: ClaimMatcher) {
        if let known = conditions.firstIndex(where: { $0.kind == .claims }) {
            conditions[known].isInverted = conditions[known].isInverted && claim.isInverted
        } else {
            conditions.append(
                DraftCondition(slot: FieldTable.path, kind: .claims, isInverted: claim.isInverted))
        }
    }

    private mutating func add(
        _ kind: ConditionKind, _ text: [UInt8], _ ignoresCase: Bool, _ fields: inout FieldTable,
    ) {
        conditions.append(
            DraftCondition(
                slot: fields.slot(forPathIgnoringCase: ignoresCase), kind: kind,
                text: ignoresCase ? ASCII.lowercased(text) : text))
    }

    private mutating func add(
        _ value: TextMatcher, _ slot: Int, _ isInverted: Bool, _ treatsMissingAsEmpty: Bool,
    ) {
        var condition: DraftCondition
        switch value {
        case .exact(let text): condition = DraftCondition(slot: slot, kind: .exact, text: text)
        case .prefix(let text) where text.isEmpty && !isInverted:
            // An empty prefix requires any value.
            condition = DraftCondition(slot: slot, kind: .presence)
        case .prefix(let text): condition = DraftCondition(slot: slot, kind: .prefix, text: text)
        case .regex(let pattern):
            condition = DraftCondition(
                slot: slot, kind: .expression, text: Array(pattern.text.utf8),
                expression: pattern.expression)
        }
        condition.isInverted = isInverted
        condition.treatsMissingAsEmpty = treatsMissingAsEmpty
        conditions.append(condition)
    }
}
