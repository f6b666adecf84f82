/// The bounds of a repetition.
struct RepetitionBounds {
    var minimum: Int
    /// `nil` if unbounded.
    var maximum: Int?
    var isGreedy = true
    /// Whether the repetition is written with numbers in braces.
    var isCounted = false
}

extension RE2Parser {
    /// Parses a repetition operator, if present here; braces without numbers are plain text.
    mutating func repetition() throws(RegularExpressionError) -> RepetitionBounds? {
        var bounds: RepetitionBounds
        switch current {
        case UInt8(ascii: "*"): bounds = RepetitionBounds(minimum: 0)
        case UInt8(ascii: "+"): bounds = RepetitionBounds(minimum: 1)
        case UInt8(ascii: "?"): bounds = RepetitionBounds(minimum: 0, maximum: 1)
        case UInt8(ascii: "{"):
            guard let counted = try counts() else { return nil }
            bounds = counted
            position -= 1
        default: return nil
        }
        position += 1
        bounds.isGreedy = !take(UInt8(ascii: "?"))
        return bounds
    }

    /// Parses `{n}`, `{n,}` or `{n,m}`.
    private mutating func counts() throws(RegularExpressionError) -> RepetitionBounds? {
        let start = position
        position += 1
        guard let minimum = number() else {
            position = start
            return nil
        }
        var maximum: Int? = minimum
        if take(UInt8(ascii: ",")) {
            maximum = nil
            if current != UInt8(ascii: "}") {
                guard let number = number() else {
                    position = start
                    return nil
                }
                maximum = number
            }
        }
        guard take(UInt8(ascii: "}")) else {
            position = start
            return nil
        }
        let limit = RegularExpressionLimits.maximumRepetition
        if minimum > limit || (maximum ?? 0) > limit || minimum > maximum ?? limit {
            throw error(
                .repetition, at: start,
                "`\(written(from: start))` is no repetition: use 0 to \(limit), the smaller first")
        }
        return RepetitionBounds(minimum: minimum, maximum: maximum, isCounted: true)
    }

    /// Parses a number without leading zeros; to RE2, one that is far too large is not a number.
    private mutating func number() -> Int? {
        let start = position
        var value = 0
        while let digit = current, (0x30...0x39).contains(digit) {
            if value >= 100_000_000 && dialect == .envoy { return nil }
            value = min(value * 10 + Int(digit - 0x30), 1_000_000_000)
            position += 1
        }
        if position == start || (position - start > 1 && pattern[start] == 0x30) { return nil }
        return value
    }
}
