public import RegularExpressions

/// What is expected of an optional text.
public indirect enum TextExpectation: Sendable {
    /// The whole text.
    case exact(String)
    /// The beginning of the text.
    case prefix(String)
    /// The end of the text.
    case suffix(String)
    /// A part of the text.
    case contains(String)
    /// An expression that matches the whole text.
    case regex(String, RegularExpression)
    /// An integer in the half-open range from the first to the second.
    case range(Int64, Int64)
    /// The lines of a header, in order.
    case lines([String])
    /// Whether the text is present.
    case present(Bool)
    /// Anything but this.
    case not(TextExpectation)

    /// Returns whether values are as expected; a missing text has no values.
    ///
    /// One matching line of several is enough, as in Istio's conditions.
    public func matches(_ values: [[UInt8]]) -> Bool {
        switch self {
        case .present(let isWanted): return values.isEmpty != isWanted
        case .not(let other): return !other.matches(values)
        case .lines(let lines):
            return lines.count == values.count
                && zip(lines, values).allSatisfy { $0.utf8.elementsEqual($1) }
        default: return values.contains { holds(for: $0) }
        }
    }

    private func holds(for value: [UInt8]) -> Bool {
        switch self {
        case .exact(let text): return value.elementsEqual(text.utf8)
        case .prefix(let text): return value.starts(with: text.utf8)
        case .suffix(let text): return value.suffix(text.utf8.count).elementsEqual(text.utf8)
        case .contains(let text): return value.contains(Array(text.utf8))
        case .regex(_, let expression): return expression.matchesWhole(value)
        case .range(let first, let end):
            guard let number = Int64(String(decoding: value, as: UTF8.self)) else { return false }
            return number >= first && number < end
        case .lines, .present, .not: return false
        }
    }
}

extension TextExpectation: CustomStringConvertible {
    /// The expectation as text in a failure.
    public var description: String {
        switch self {
        case .exact(let text): text.isEmpty ? "an empty text" : text
        case .prefix(let text): "a text that begins with \(text)"
        case .suffix(let text): "a text that ends with \(text)"
        case .contains(let text): "a text with \(text) in it"
        case .regex(let text, _): "a text that matches \(text)"
        case .range(let first, let end): "a number from \(first) to \(end - 1)"
        case .lines(let lines): lines.joined(separator: " | ")
        case .present(let isWanted): isWanted ? "any" : "none"
        case .not(let other): "not \(other)"
        }
    }
}
