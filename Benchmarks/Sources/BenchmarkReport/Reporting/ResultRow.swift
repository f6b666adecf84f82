/// A question with its target and the measured figure.
struct ResultRow {
    let question: String
    let target: String
    let figure: String
    /// Whether the target is reached; `nil` if it was not measured or there is none.
    let isReached: Bool?

    /// Returns a row for a ratio with an upper limit.
    static func atMost(
        _ limit: Double, _ question: String, _ ratio: Double?, _ details: String,
    ) -> ResultRow {
        guard let ratio else { return missing(question, "at most " + Figures.ratio(limit)) }
        return ResultRow(
            question: question, target: "at most " + Figures.ratio(limit),
            figure: "\(Figures.ratio(ratio)) (\(details))", isReached: ratio <= limit)
    }

    /// Returns a row for a ratio with a lower limit.
    static func atLeast(
        _ limit: Double, _ question: String, _ ratio: Double?, _ details: String,
    ) -> ResultRow {
        guard let ratio else { return missing(question, "at least " + Figures.ratio(limit)) }
        return ResultRow(
            question: question, target: "at least " + Figures.ratio(limit),
            figure: "\(Figures.ratio(ratio)) (\(details))", isReached: ratio >= limit)
    }

    /// Returns a row for a question that this machine cannot answer.
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

/// Divides two figures if both exist.
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
