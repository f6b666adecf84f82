/// A `google.protobuf.Duration` as Istio reads it: Go's syntax, such as `1h`, `1m30s` or `250ms`.
public struct ProtoDuration: Hashable, Sendable {
    /// The length in nanoseconds; negative if the text has a minus sign.
    public let nanoseconds: Int64

    /// Creates a duration of that many nanoseconds.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Reads Go's duration syntax (`time.ParseDuration`).
    ///
    /// Accepts an optional sign and then `0`, or one or more decimal numbers, each with a unit
    /// (`ns`, `us`, `µs`, `μs`, `ms`, `s`, `m`, `h`). Returns `nil` for anything else, including a
    /// bare number, and if the sum does not fit in 64 bits.
    public init?(parsing text: String) {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
        if rest == "0" {
            nanoseconds = 0
            return
        }
        if rest.isEmpty { return nil }
        var total: UInt64 = 0
        while !rest.isEmpty {
            guard let part = Self.takePart(from: &rest) else { return nil }
            let (sum, isOverflow) = total.addingReportingOverflow(part)
            guard !isOverflow, sum <= 1 << 63 else { return nil }
            total = sum
        }
        if isNegative {
            nanoseconds = total == 1 << 63 ? .min : -Int64(total)
        } else {
            guard let value = Int64(exactly: total) else { return nil }
            nanoseconds = value
        }
    }

    /// Consumes one number with its unit, in nanoseconds.
    private static func takePart(from rest: inout Substring) -> UInt64? {
        let isDigit = { (character: Character) in ("0"..."9").contains(character) }
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: Substring = ""
        if rest.first == "." {
            rest = rest.dropFirst()
            fraction = rest.prefix(while: isDigit)
            rest = rest.dropFirst(fraction.count)
        }
        if whole.isEmpty && fraction.isEmpty { return nil }
        let unit = rest.prefix { !isDigit($0) && $0 != "." }
        guard let scale = units[String(unit)] else { return nil }
        rest = rest.dropFirst(unit.count)
        guard let integer = whole.isEmpty ? 0 : UInt64(whole) else { return nil }
        let (product, isOverflow) = integer.multipliedReportingOverflow(by: scale)
        if isOverflow { return nil }
        let (sum, isTooLarge) = product.addingReportingOverflow(
            partial(fraction, scale: scale))
        return isTooLarge ? nil : sum
    }

    /// The nanoseconds of the digits after the point, truncated as in Go.
    private static func partial(_ digits: Substring, scale: UInt64) -> UInt64 {
        var numerator: UInt64 = 0
        var divisor = 1.0
        for digit in digits.utf8 {
            let (product, isOverflow) = numerator.multipliedReportingOverflow(by: 10)
            if isOverflow || product > (1 << 63) - 10 { break }
            numerator = product + UInt64(digit - 0x30)
            divisor *= 10
        }
        return UInt64(Double(numerator) * (Double(scale) / divisor))
    }

    private static let units: [String: UInt64] = [
        "ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 1_000_000,
        "s": 1_000_000_000, "m": 60_000_000_000, "h": 3_600_000_000_000,
    ]
}

extension ProtoDuration: CustomStringConvertible {
    /// The duration in seconds as in protocol buffers' JSON: `10s`, `0.250s`, `-1.500000001s`.
    ///
    /// The fraction has 3, 6 or 9 digits, as needed.
    public var description: String {
        let magnitude = nanoseconds.magnitude
        let seconds = magnitude / 1_000_000_000
        var fraction = String(magnitude % 1_000_000_000 + 1_000_000_000).dropFirst()
        while fraction.hasSuffix("000") { fraction = fraction.dropLast(3) }
        let sign = nanoseconds < 0 ? "-" : ""
        return fraction.isEmpty ? "\(sign)\(seconds)s" : "\(sign)\(seconds).\(fraction)s"
    }
}
