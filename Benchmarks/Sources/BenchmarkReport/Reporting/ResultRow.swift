/// A question with the number to reach, and what was measured.
struct ResultRow {
    let question: String
    let target: String
    let figure: String
    /// Whether the number is reached; `nil` if it was not measured or there is none.
    let isReached: Bool?

    /// A ratio that must be at most so large.
    static func atMost(
        _ limit: Double, _ question: String, _ ratio: Double?, _ details: String,
    ) -> ResultRow {
        guard let ratio else { return missing(question, "at most " + Figures.ratio(limit)) }
        return ResultRow(
            question: question, target: "at most " + Figures.ratio(limit),
            figure: "\(Figures.ratio(ratio)) (\(details))", isReached: ratio <= limit)
    }

    /// A ratio that must be at least so large.
    static func atLeast(
        _ limit: Double, _ question: String, _ ratio: Double?, _ details: String,
    ) -> ResultRow {
        guard let ratio else { return missing(question, "at least " + Figures.ratio(limit)) }
        return ResultRow(
            question: question, target: "at least " + Figures.ratio(limit),
            figure: "\(Figures.ratio(ratio)) (\(details))", isReached: ratio >= limit)
    }

    /// A question that this machine could not answer.
    static func missing(
        _ question: String, _ target: String, because reason: String = "a program is missing",
    ) -> ResultRow {
        ResultRow(
            question: question, target: target, figure: "not measured: \(reason)", isReached: nil)
    }

    /// The row in Markdown.
    var markdown: String {
        let verdict = isReached.map { $0 ? "yes" : "**no**" } ?? "-"
        return "| \(question) | \(target) | \(figure) | \(verdict) |"
    }
}

/// Divides two figures if both are there.
func ratio(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right, right > 0 else { return nil }
    return left / right
}

extension Optional<Double> {
    /// The time as text; a dash if there is none.
    var asTime: String { map { Figures.time($0) } ?? "-" }
    /// The size as text; a dash if there is none.
    var asBytes: String { map { Figures.bytes($0) } ?? "-" }
    /// The number as text; a dash if there is none.
    var asNumber: String { map { Figures.rounded($0) } ?? "-" }
}
