import RegularExpressions
import Routing

/// A condition before it has a place in the tables.
struct DraftCondition {
    let slot: Int
    let kind: ConditionKind
    var isInverted = false
    var treatsMissingAsEmpty = false
    /// The text, or the expression as written.
    var text: [UInt8] = []
    /// The expression, for conditions of that kind.
    var expression: RegularExpression?
    /// Whether the place in the tree already follows from this condition.
    var isUsed = false

    /// What the condition can be looked up by, if it can.
    var key: TreeKey? {
        if isInverted || isUsed { return nil }
        switch kind {
        case .exact: return TreeKey(slot: slot, kind: .exact, text: text)
        case .prefix: return TreeKey(slot: slot, kind: .prefix, text: text)
        case .presence: return TreeKey(slot: slot, kind: .presence, text: [])
        case .expression:
            guard let prefix = expression?.literalPrefix, !prefix.isEmpty else { return nil }
            return TreeKey(slot: slot, kind: .prefix, text: prefix)
        case .claims: return nil
        }
    }

    /// Whether looking the key up answers the condition entirely.
    var isAnsweredByKey: Bool { kind != .expression }
}

/// A lookup: a field, how it is asked, and the text.
struct TreeKey: Hashable {
    let slot: Int
    let kind: ConditionKind
    let text: [UInt8]

    /// The same field, asked in the same way for any text.
    var kindOnly: TreeKey { TreeKey(slot: slot, kind: kind, text: []) }
}

/// A route of a virtual host with its conditions.
struct RouteDraft {
    let position: Int
    var conditions: [DraftCondition]

    init(_ route: Route, at position: Int, fields: inout FieldTable) {
        self.position = position
        conditions = []
        addPath(route.match.path, &fields)
        for header in route.match.headers {
            let slot = fields.slot(forHeader: header.name)
            if let value = header.value {
                add(value, slot, header.isInverted, header.treatsMissingAsEmpty)
            } else {
                conditions.append(
                    DraftCondition(slot: slot, kind: .presence, isInverted: header.isInverted))
            }
        }
        for parameter in route.match.queryParameters {
            let slot = fields.slot(forParameter: parameter.name)
            if let value = parameter.value {
                add(value, slot, false, false)
            } else {
                conditions.append(DraftCondition(slot: slot, kind: .presence))
            }
        }
        if !route.match.claims.isEmpty {
            let areInverted = route.match.claims.allSatisfy(\.isInverted)
            conditions.append(
                DraftCondition(slot: FieldTable.path, kind: .claims, isInverted: areInverted))
        }
    }

    private mutating func addPath(_ path: PathMatcher, _ fields: inout FieldTable) {
        switch path {
        case .prefix(let text, let ignoresCase):
            // Every path begins with a slash.
            if text.isEmpty || text == [UInt8(ascii: "/")] { return }
            fields.asksLowerPath = fields.asksLowerPath || ignoresCase
            add(.prefix, text, ignoresCase)
        case .exact(let text, let ignoresCase):
            fields.asksLowerPath = fields.asksLowerPath || ignoresCase
            add(.exact, text, ignoresCase)
        case .regex(let pattern): add(.regex(pattern), FieldTable.path, false, false)
        }
    }

    private mutating func add(_ kind: ConditionKind, _ text: [UInt8], _ ignoresCase: Bool) {
        conditions.append(
            DraftCondition(
                slot: ignoresCase ? FieldTable.lowerPath : FieldTable.path, kind: kind,
                text: ignoresCase ? ASCII.lowercased(text) : text))
    }

    private mutating func add(
        _ value: TextMatcher, _ slot: Int, _ isInverted: Bool, _ treatsMissingAsEmpty: Bool,
    ) {
        var condition: DraftCondition
        switch value {
        case .exact(let text): condition = DraftCondition(slot: slot, kind: .exact, text: text)
        case .prefix(let text) where text.isEmpty:
            // An empty prefix asks for a value, whichever.
            condition = DraftCondition(slot: slot, kind: .prefix, text: text, isUsed: true)
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

/// The fields that conditions ask about, each with a slot for its values.
struct FieldTable {
    /// The path without query.
    static let path = 0
    /// The path in lower case.
    static let lowerPath = 1

    /// The names of headers in lower case, `:authority` and its like included, by slot minus 2.
    private(set) var names: [(name: [UInt8], isParameter: Bool)] = []
    /// Whether any condition ignores the path's case.
    var asksLowerPath = false
    private var headers: [[UInt8]: Int] = [:]
    private var parameters: [[UInt8]: Int] = [:]

    /// How many slots there are.
    var count: Int { names.count + 2 }

    /// The slot of a header; `host` is `:authority`.
    mutating func slot(forHeader name: [UInt8]) -> Int {
        let name = name == Array("host".utf8) ? Array(":authority".utf8) : name
        if let known = headers[name] { return known }
        headers[name] = count
        names.append((name, false))
        return count - 1
    }

    /// The slot of a query parameter.
    mutating func slot(forParameter name: [UInt8]) -> Int {
        if let known = parameters[name] { return known }
        parameters[name] = count
        names.append((name, true))
        return count - 1
    }
}
