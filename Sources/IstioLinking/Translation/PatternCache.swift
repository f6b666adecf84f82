import RegularExpressions
import Routing
import Synchronization

/// Compiled expressions by their text, so that each is compiled once for all proxies and routes.
final class PatternCache: Sendable {
    private struct Known {
        var compiled: [String: Result<RegularExpression, RegularExpressionError>] = [:]
        /// How many there may be before those that nobody uses are looked for.
        var limit = 1_024
    }

    /// An expression that may be gone.
    private struct WeakExpression {
        weak var expression: RegularExpression?
    }

    private let known = Mutex(Known())

    /// How many expressions are known.
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

    /// Takes what is known now for used.
    func keepAll() {
        known.withLock { $0.limit = max(1_024, 2 * $0.compiled.count) }
    }

    /// Forgets the expressions that no route has, if as many were added as were used the last time.
    ///
    /// - Complexity: linear in the number of expressions, constant if spread over the additions.
    func forgetUnused() {
        known.withLock { known in
            if known.compiled.count < known.limit { return }
            let used = known.compiled.compactMapValues { result in
                (try? result.get()).map { WeakExpression(expression: $0) }
            }
            // What is held here alone goes now, and the weak references tell what is left.
            known.compiled = [:]
            known.compiled = used.compactMapValues { $0.expression.map { .success($0) } }
            known.limit = max(1_024, 2 * known.compiled.count)
        }
    }
}
