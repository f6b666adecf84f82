import RegularExpressions
import Routing
import Synchronization

/// Compiled expressions by text, so that each is compiled once for all proxies and routes.
final class PatternCache: Sendable {
    private struct Known {
        var compiled: [String: Result<RegularExpression, RegularExpressionError>] = [:]
        /// The size at which unused entries are evicted.
        var limit = 1_024
    }

    /// An expression that may be deallocated.
    private struct WeakExpression {
        weak var expression: RegularExpression?
    }

    private let known = Mutex(Known())

    /// The number of cached expressions.
    var count: Int { known.withLock(\.compiled.count) }

    /// Returns the compiled expression, or why Envoy refuses it.
    func pattern(_ text: String) throws(RegularExpressionError) -> TextPattern {
        let result = known.withLock { known in
            if let result = known.compiled[text] { return result }
            let result = Result { () throws(RegularExpressionError) in
                try RegularExpression(text)
            }
            known.compiled[text] = result
            return result
        }
        return TextPattern(text: text, expression: try result.get())
    }

    /// Counts all current entries as used.
    func keepAll() {
        known.withLock { $0.limit = max(1_024, 2 * $0.compiled.count) }
    }

    /// Evicts expressions without routes, if as many were added as were last in use.
    ///
    /// - Complexity: linear in the number of expressions, amortized constant per addition.
    func forgetUnused() {
        known.withLock { known in
            if known.compiled.count < known.limit { return }
            let used = known.compiled.compactMapValues { result in
                (try? result.get()).map { WeakExpression(expression: $0) }
            }
            // Expressions held only here are deallocated; the weak references show which remain.
            known.compiled = [:]
            known.compiled = used.compactMapValues { $0.expression.map { .success($0) } }
            known.limit = max(1_024, 2 * known.compiled.count)
        }
    }
}
