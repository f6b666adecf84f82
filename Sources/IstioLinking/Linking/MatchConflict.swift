package import IstioConfig
import Routing

/// Whether the conditions of a root's and a delegate's match entries contradict each other.
///
/// Source: docs/semantics/istio.md 6.4 (`hasConflict`, `stringMatchConflict`). Stricter than logic:
/// two regexes conflict even if they are equal.
package enum MatchConflict {
    /// Returns whether Istio drops the delegate's entry under the root's.
    package static func exists(root: HTTPMatchRequest, delegate: HTTPMatchRequest) -> Bool {
        strings(root.uri, delegate.uri) || strings(root.scheme, delegate.scheme)
            || strings(root.method, delegate.method)
            || strings(root.authority, delegate.authority)
            || maps(root.headers, delegate.headers)
            || maps(root.withoutHeaders, delegate.withoutHeaders)
            || maps(root.queryParams, delegate.queryParams)
            || (root.ignoreURICase?.value ?? false) != (delegate.ignoreURICase?.value ?? false)
            || ports(root.port?.value ?? 0, delegate.port?.value ?? 0)
            || (!root.sourceNamespace.text().isEmpty
                && root.sourceNamespace.text() != delegate.sourceNamespace.text())
            || labels(root.sourceLabels, delegate.sourceLabels)
            || gateways(root.gateways, delegate.gateways)
    }

    private static func ports(_ root: UInt32, _ delegate: UInt32) -> Bool {
        root > 0 && delegate > 0 && root != delegate
    }

    private static func labels(
        _ root: OrderedMap<Located<String>>, _ delegate: OrderedMap<Located<String>>,
    ) -> Bool {
        contradict(root, delegate) { $0 != $1 }
    }

    private static func gateways(_ root: [Located<String>], _ delegate: [Located<String>]) -> Bool {
        if root.isEmpty || delegate.isEmpty { return false }
        return delegate.count > root.count || delegate.contains { !root.contains($0) }
    }

    private static func maps(
        _ root: OrderedMap<StringMatch>, _ delegate: OrderedMap<StringMatch>,
    ) -> Bool {
        contradict(root, delegate) { strings($0, $1) }
    }

    /// Whether the values of any common key contradict each other.
    private static func contradict<Value>(
        _ root: OrderedMap<Value>, _ delegate: OrderedMap<Value>,
        by contradicts: (Value, Value) -> Bool,
    ) -> Bool {
        if root.isEmpty || delegate.isEmpty { return false }
        let values = Dictionary(root.map { ($0.key.value, $0.value) }, uniquingKeysWith: { $1 })
        return delegate.contains { entry in
            values[entry.key.value].map { contradicts($0, entry.value) } ?? false
        }
    }

    /// The table in docs/semantics/istio.md 6.4, top to bottom; "has" means a non-empty member.
    private static func strings(_ root: StringMatch?, _ delegate: StringMatch?) -> Bool {
        guard let root, let delegate else { return false }
        let (left, right) = (root.kind.nonEmpty, delegate.kind.nonEmpty)
        switch (left, right) {
        case (.regex, .regex), (.regex, .prefix), (.regex, .exact), (.prefix, .regex),
            (.exact, .regex):
            return true
        case (.exact(let text), .exact(let other)): return text != other
        case (.exact, _): return true
        case (.prefix(let text), .prefix(let other)), (.prefix(let text), .exact(let other)):
            return !other.utf8.starts(with: text.utf8)
        default: return true
        }
    }
}

extension StringMatch.Kind {
    /// The member, or `unset` if its text is empty.
    fileprivate var nonEmpty: StringMatch.Kind {
        switch self {
        case .exact(""), .prefix(""), .regex(""): .unset
        default: self
        }
    }
}
