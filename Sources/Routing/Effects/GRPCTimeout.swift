/// gRPC's timeout header, which Envoy writes for the destination of a gRPC request.
///
/// Istio sets `max_grpc_timeout` to the rule's timeout, so Envoy uses the client's `grpc-timeout`,
/// bounded by the rule's timeout, or by that of a single try if it is shorter. This happens before
/// the rule's header operations. Source: observed with Envoy 1.40; Istio's `TranslateRoute`.
enum GRPCTimeout {
    /// Returns the header's value for the destination, or `nil` if it is unchanged.
    static func forwarded(
        _ header: [UInt8]?, ruleMilliseconds: UInt64, tryMilliseconds: UInt64,
    ) -> String? {
        var global = header.flatMap(milliseconds) ?? 0
        if ruleMilliseconds != 0 && (global == 0 || global > ruleMilliseconds) {
            global = ruleMilliseconds
        }
        let isTryShorter = tryMilliseconds != 0 && (global == 0 || tryMilliseconds < global)
        let expected = isTryShorter ? tryMilliseconds : global
        return expected == 0 ? nil : text(expected)
    }

    /// Reads at most eight digits and a unit, rounding up; `nil` for anything else.
    private static func milliseconds(_ header: [UInt8]) -> UInt64? {
        let digits = header.prefix { (0x30...0x39).contains($0) }
        guard (1...8).contains(digits.count), header.count == digits.count + 1 else { return nil }
        let number = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 0x30) }
        switch header[digits.count] {
        case UInt8(ascii: "H"): return number * 3_600_000
        case UInt8(ascii: "M"): return number * 60_000
        case UInt8(ascii: "S"): return number * 1_000
        case UInt8(ascii: "m"): return number
        case UInt8(ascii: "u"): return (number + 999) / 1_000
        case UInt8(ascii: "n"): return (number + 999_999) / 1_000_000
        default: return nil
        }
    }

    /// Writes at most eight digits, in the finest unit that fits.
    private static func text(_ milliseconds: UInt64) -> String {
        let most: UInt64 = 99_999_999
        if milliseconds <= most { return "\(milliseconds)m" }
        if milliseconds / 1_000 <= most { return "\(milliseconds / 1_000)S" }
        if milliseconds / 60_000 <= most { return "\(milliseconds / 60_000)M" }
        return "\(milliseconds / 3_600_000)H"
    }
}
