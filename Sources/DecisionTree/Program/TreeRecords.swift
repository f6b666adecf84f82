/// What a condition requires of a field's values.
enum ConditionKind: UInt8, Sendable {
    /// A value equals a text.
    case exact
    /// A value begins with a text.
    case prefix
    /// A value matches an expression as a whole.
    case expression
    /// There is a value.
    case presence
    /// A claim of the request's token; looked up in the route itself.
    case claims

    /// Whether values are compared with a text.
    @inline(__always)
    var isText: Bool { self == .exact || self == .prefix }
}

/// One condition of a route in the tree.
struct TreeCondition: BitwiseCopyable, Sendable {
    var slot: UInt32
    var kind: ConditionKind
    /// Whether the condition holds where no value meets it.
    var isInverted: Bool
    /// Whether an absent field counts as one empty value.
    var treatsMissingAsEmpty: Bool
    /// Whether the condition cannot hold where the field has no value.
    var needsValue: Bool
    /// The text, in the pool.
    var offset: UInt32
    var length: UInt32
    /// The expression's number.
    var expression: UInt32
}

/// The conditions of a route that its position in the tree does not imply.
struct TreeRoute: BitwiseCopyable, Sendable {
    /// The position in the virtual host.
    var position: UInt32
    var firstCondition: UInt32
    var conditionCount: UInt32
    /// How many of them remain where the Host is a domain of the virtual host: the first ones.
    var domainConditionCount: UInt32
    /// A field without whose values the route cannot match, -1 for none; it rejects most routes of
    /// a list.
    var neededSlot: Int32
}

/// Routes to be tried in order, or a node that divides them further.
struct TreeBucket: BitwiseCopyable, Sendable {
    var firstRoute: UInt32
    var routeCount: UInt32
    /// The node, `none`, or `certain`.
    var node: UInt32
    /// The smallest position of all routes below.
    var first: UInt32

    static var none: UInt32 { .max }
    /// Instead of a node: the first route has no further conditions, so it matches.
    static var certain: UInt32 { .max - 1 }
}

/// The values of one field and one kind of lookup in them.
struct TreeGroup: BitwiseCopyable, Sendable {
    var slot: UInt32
    var kind: TreeKey.Kind
    /// The position of the lengths of prefixes, shortest first; for presence and guarded the
    /// bucket; for together the set's number.
    var start: UInt32
    /// The number of lengths of prefixes; for guarded the condition's number.
    var count: UInt32
    /// The smallest position of all routes below.
    var first: UInt32
}

/// A set of routes divided by one condition of each, chosen so that few routes share it.
struct TreeNode: BitwiseCopyable, Sendable {
    var firstGroup: UInt32
    var groupCount: UInt32
    /// The routes without a condition that can be indexed.
    var scan: UInt32
}

/// Expressions of one field that are matched together.
struct TreeSet: BitwiseCopyable, Sendable {
    /// The first member; members have their expressions' numbers and buckets.
    var firstMember: UInt32
    var memberCount: UInt32
}

/// An expression in a set, and the routes that have it as a condition.
struct TreeSetMember: BitwiseCopyable, Sendable {
    var slot: UInt32
    var expression: UInt32
    var bucket: UInt32
    /// The smallest position of the routes.
    var first: UInt32
}
