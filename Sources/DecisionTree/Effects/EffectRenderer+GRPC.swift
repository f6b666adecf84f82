import ASCIIText
import Routing

/// What gRPC requires of requests and of responses.
///
/// Source: docs/semantics/envoy.md 9.1, and tests of Envoy 1.40; `GRPCTimeout` and `LocalReply` do
/// the same on arrays.
extension EffectRenderer {
    /// Writes the timeout that a gRPC request's destination receives, or nothing.
    func writeGRPCTimeout(
        _ writer: inout TextWriter,
    ) {
        guard let forward = forward else { return }
        let header = scratch.joinedLines(Bytes("grpc-timeout"))
        var limit = header.count == 1 ? Self.milliseconds(header.first) : 0
        let rule = Self.milliseconds(forward.timeoutNanoseconds)
        if rule != 0 && (limit == 0 || limit > rule) { limit = rule }
        if forward.retries != RouteEffect.none {
            let retries = tables.retries[Int(forward.retries)]
            let attempt = Self.milliseconds(retries.perTryTimeoutNanoseconds)
            if attempt != 0 && (limit == 0 || attempt < limit) { limit = attempt }
        }
        if limit != 0 { Self.write(milliseconds: limit, &writer) }
    }

    private static func milliseconds(_ nanoseconds: Int64) -> UInt64 {
        UInt64(max(0, nanoseconds / 1_000_000))
    }

    /// Reads at most eight digits and a unit, rounding up; 0 for anything else.
    private static func milliseconds(_ header: Bytes) -> UInt64 {
        let digits = header.count - 1
        if digits < 1 || digits > 8 { return 0 }
        var number: UInt64 = 0
        for index in 0..<digits {
            if header[index] < 0x30 || header[index] > 0x39 { return 0 }
            number = number * 10 + UInt64(header[index] - 0x30)
        }
        switch header[digits] {
        case UInt8(ascii: "H"): return number * 3_600_000
        case UInt8(ascii: "M"): return number * 60_000
        case UInt8(ascii: "S"): return number * 1_000
        case UInt8(ascii: "m"): return number
        case UInt8(ascii: "u"): return (number + 999) / 1_000
        case UInt8(ascii: "n"): return (number + 999_999) / 1_000_000
        default: return 0
        }
    }

    /// Writes at most eight digits, in the finest unit that allows it.
    private static func write(milliseconds: UInt64, _ writer: inout TextWriter) {
        let most: UInt64 = 99_999_999
        if milliseconds <= most {
            writer.append(milliseconds)
            writer.append("m")
        } else if milliseconds / 1_000 <= most {
            writer.append(milliseconds / 1_000)
            writer.append("S")
        } else if milliseconds / 60_000 <= most {
            writer.append(milliseconds / 60_000)
            writer.append("M")
        } else {
            writer.append(milliseconds / 3_600_000)
            writer.append("H")
        }
    }

    /// Writes a header of a local reply, or nothing where it has none.
    func writeReplyPiece(
        _ kind: ValuePiece.Kind, _ writer: inout TextWriter,
    ) {
        let body = localBody()
        if kind == .contentType && !scratch.isGRPC {
            var probe = TextWriter.probe
            let state = HeaderStage.responded
            let isThere = write(tables.contentType, state, &probe)
            if body.count > 0 && !isThere { writer.append("text/plain") }
            return
        }
        if !scratch.isGRPC { return }
        switch kind {
        case .contentType: writer.append("application/grpc")
        case .grpcStatus: writer.append(grpcStatus())
        default:
            if !scratch.method.isEqual(to: Bytes("HEAD")) {
                Self.writePercentEncoded(body, &writer)
            }
        }
    }

    /// In gRPC's encoding of messages; Envoy encodes `~` and DEL as well.
    private static func writePercentEncoded(_ message: Bytes, _ writer: inout TextWriter) {
        for index in 0..<message.count {
            let byte = message[index]
            if byte >= 0x20 && byte < 0x7E && byte != UInt8(ascii: "%") {
                writer.append(byte)
            } else {
                writer.append("%")
                writer.append(ASCII.hexDigit(byte >> 4))
                writer.append(ASCII.hexDigit(byte & 15))
            }
        }
    }

    /// The rule's gRPC status, or the one that gRPC maps an HTTP status to; 2 is UNKNOWN.
    private func grpcStatus() -> UInt64 {
        if target.kind == .abort {
            let status = tables.faults[Int(tables.routes[Int(target.route)].fault)].grpcStatus
            if status != UInt32.max { return UInt64(status) }
        }
        return UInt64(GRPCReply.status(ofHTTP: localStatus()))
    }
}
