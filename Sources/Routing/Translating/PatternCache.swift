import RegularExpressions
import Synchronization

/// Compiled expressions by their text, so that each is compiled once for all proxies and routes.
final class PatternCache: Sendable {
    private let compiled = Mutex<[String: Result<RegularExpression, RegularExpressionError>]>([:])

    /// Returns the compiled expression, or why Envoy refuses it.
    func pattern(_ text: String) throws(RegularExpressionError) -> TextPattern {
        let result = compiled.withLock { known in
            if let result = known[text] { return result }
            let result = Result { () throws(RegularExpressionError) in
                try RegularExpression(text)
            }
            known[text] = result
            return result
        }
        return TextPattern(text: text, expression: try result.get())
    }
}
