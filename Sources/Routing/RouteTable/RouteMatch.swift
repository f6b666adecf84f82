package import RegularExpressions

/// The conditions of a route; all must hold.
package struct RouteMatch: Sendable {
    /// The condition on the path without query.
    package let path: PathMatcher
    /// The conditions of every other kind, in the order of ``RouteCondition/Kind``.
    package var otherConditions: [RouteCondition] = []

    /// Creates conditions with only the one on the path.
    package init(path: PathMatcher) {
        self.path = path
    }

    /// The match of a rule without entries.
    package static let everything = RouteMatch(
        path: .prefix([UInt8(ascii: "/")], ignoresCase: false))
}

/// A condition on the path, without its query.
package enum PathMatcher: Sendable {
    /// The path begins with these bytes.
    case prefix([UInt8], ignoresCase: Bool)
    /// The path is these bytes.
    case exact([UInt8], ignoresCase: Bool)
    /// The whole path matches.
    case regex(TextPattern)

    /// Whether Istio regards the condition as "everything" (docs/semantics/istio.md 3.1).
    package var isCatchAll: Bool {
        switch self {
        case .prefix(let bytes, _): bytes == [0x2F]
        case .exact: false
        case .regex(let pattern): pattern.text == ".*"
        }
    }
}

/// A compiled RE2 expression with its text.
package struct TextPattern: Sendable {
    /// The expression as written.
    package let text: String
    /// The compiled expression.
    package let expression: RegularExpression

    /// Creates a pattern from a text and its compiled expression.
    package init(text: String, expression: RegularExpression) {
        self.text = text
        self.expression = expression
    }
}

/// A condition on one text: a header's value, a query parameter's, a claim's.
package enum TextMatcher: Sendable {
    /// The text is these bytes.
    case exact([UInt8])
    /// The text begins with these bytes.
    case prefix([UInt8])
    /// The whole text matches.
    case regex(TextPattern)
}

/// A condition on a header or pseudo header.
package struct HeaderMatcher: Sendable {
    /// The name in lowercase; `host` denotes `:authority`.
    package let name: [UInt8]
    /// The condition on a value; `nil` tests presence.
    package let value: TextMatcher?
    /// Whether the condition is negated (`withoutHeaders`).
    package var isInverted = false
    /// Whether an absent header counts as an empty value.
    package var treatsMissingAsEmpty = false

    /// Creates a condition.
    package init(
        name: [UInt8], value: TextMatcher?, isInverted: Bool = false,
        treatsMissingAsEmpty: Bool = false,
    ) {
        self.name = name
        self.value = value
        self.isInverted = isInverted
        self.treatsMissingAsEmpty = treatsMissingAsEmpty
    }
}

/// A condition on the first value of a query parameter.
package struct QueryParameterMatcher: Sendable {
    /// The name, compared as sent.
    package let name: [UInt8]
    /// The condition on the value; `nil` tests presence.
    package let value: TextMatcher?

    /// Creates a condition.
    package init(name: [UInt8], value: TextMatcher?) {
        self.name = name
        self.value = value
    }
}

/// A condition on a claim of the request's validated JSON Web Token.
package struct ClaimMatcher: Sendable {
    /// The claim's name, then the names nested in it.
    package let path: [String]
    /// The condition on the claim, or on any member of a list.
    package let value: TextMatcher
    /// Whether the condition is negated (`withoutHeaders`).
    package let isInverted: Bool

    /// Creates a condition.
    package init(path: [String], value: TextMatcher, isInverted: Bool) {
        self.path = path
        self.value = value
        self.isInverted = isInverted
    }
}
