import Foundation

/// Numbers formatted for people.
enum Figures {
    /// Formats a ratio, such as `1.05×` or `1,107×`.
    static func ratio(_ value: Double) -> String {
        rounded(value) + "×"
    }

    /// Formats a time in nanoseconds, in a suitable unit.
    static func time(_ nanoseconds: Double) -> String {
        for (unit, size) in [("s", 1e9), ("ms", 1e6), ("µs", 1e3)] where nanoseconds >= size {
            return rounded(nanoseconds / size) + " " + unit
        }
        return rounded(nanoseconds) + " ns"
    }

    /// Formats a size in bytes, in a suitable unit.
    static func bytes(_ value: Double) -> String {
        for (unit, size) in [("GB", 1e9), ("MB", 1e6), ("KB", 1e3)] where value >= size {
            return rounded(value / size) + " " + unit
        }
        return rounded(value) + " bytes"
    }

    /// Formats three significant digits, with commas between thousands.
    static func rounded(_ value: Double) -> String {
        if value >= 99.95 { return grouped(Int(value.rounded())) }
        let digits = value >= 9.995 ? 1 : 2
        let text = String(format: "%.\(digits)f", value)
        return text == "0.00" ? "0" : text
    }

    /// Formats a whole number with commas between thousands.
    static func grouped(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(value).reversed().enumerated() {
            if index > 0 && index % 3 == 0 { text.insert(",", at: text.startIndex) }
            text.insert(digit, at: text.startIndex)
        }
        return text
    }
}
