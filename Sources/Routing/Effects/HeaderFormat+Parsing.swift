import ASCIIText

extension HeaderFormat {
    /// Why Envoy rejects a value.
    package struct Fault: Error, Hashable, Sendable {
        /// The problem, in words for the user.
        package let message: String
    }

    /// Reads a value as written in a rule.
    ///
    /// `%%` is a percent sign. A command has uppercase letters, digits and underscores, then
    /// optional arguments in parentheses and an optional `:LENGTH`.
    package init(_ text: String) throws(Fault) {
        var pieces: [Piece] = []
        var literal: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == Self.percent else {
                literal.append(byte)
                continue
            }
            if rest.first == Self.percent {
                rest.removeFirst()
                literal.append(Self.percent)
                continue
            }
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            literal = []
            pieces.append(try Self.command(from: &rest))
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        self.text = text
        self.pieces = pieces
    }

    private static let percent = UInt8(ascii: "%")

    /// Reads one command whose leading percent sign is already consumed.
    private static func command(from rest: inout ArraySlice<UInt8>) throws(Fault) -> Piece {
        let start = rest
        let name = rest.prefix { isNameByte($0) }
        rest = rest.dropFirst(name.count)
        var argument: [UInt8]?
        if rest.first == UInt8(ascii: "(") {
            guard let close = rest.firstIndex(of: UInt8(ascii: ")")) else {
                throw Fault(message: "a command in the header value is not closed with `)`")
            }
            argument = Array(rest[..<close].dropFirst())
            rest = rest[close...].dropFirst()
        }
        var length: Int?
        if rest.first == UInt8(ascii: ":") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            length = Int(String(decoding: digits, as: UTF8.self))
            if length == nil { throw Fault(message: "`:` in a command needs a length behind it") }
            rest = rest.dropFirst(digits.count + 1)
        }
        guard rest.popFirst() == percent else {
            throw Fault(message: "a `%` in the header value begins no command, write `%%`")
        }
        let written = [percent] + start[..<rest.startIndex]
        return try piece(
            String(decoding: name, as: UTF8.self), argument, length: length, written: written)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static func piece(
        _ name: String, _ argument: [UInt8]?, length: Int?, written: [UInt8],
    ) throws(Fault) -> Piece {
        switch name {
        case "REQ": .request(names: try names(argument, of: name), length: length)
        case "RESP": .response(names: try names(argument, of: name), length: length)
        case "PROTOCOL": .protocolVersion
        case "RESPONSE_CODE": .responseCode
        case "ROUTE_NAME": .routeName
        case "UPSTREAM_CLUSTER": .upstreamCluster
        case "QUERY_PARAM": .queryParameter(argument ?? [], length: length)
        default: try runtimeCommand(name, written: written)
        }
    }

    private static func runtimeCommand(
        _ name: String, written: [UInt8],
    ) throws(Fault) -> Piece {
        guard EnvoyCommands.names.contains(name) else {
            throw Fault(message: "Envoy knows no command `%\(name)%`")
        }
        return .runtimeCommand(written)
    }

    private static func names(_ argument: [UInt8]?, of command: String) throws(Fault) -> [[UInt8]] {
        guard let argument, !argument.isEmpty else {
            throw Fault(message: "`%\(command)%` needs a header's name in parentheses")
        }
        let names = argument.split(separator: UInt8(ascii: "?"), omittingEmptySubsequences: false)
        if names.count > 2 {
            throw Fault(message: "`%\(command)%` takes one alternative behind `?`, not more")
        }
        return names.map { ASCII.lowercased(Array($0)) }.filter { !$0.isEmpty }
    }
}

/// Commands of Envoy's substitution formatter whose values only a running proxy knows.
///
/// Source: Envoy's documentation of access log command operators.
enum EnvoyCommands {
    static let names: Set<String> = Set(
        """
        BYTES_RECEIVED BYTES_RETRANSMITTED BYTES_SENT CEL COMMON_DURATION CONNECTION_ID \
        CONNECTION_TERMINATION_DETAILS CUSTOM_FLAGS DOWNSTREAM_DETECTED_CLOSE_TYPE \
        DOWNSTREAM_DIRECT_LOCAL_ADDRESS DOWNSTREAM_DIRECT_LOCAL_ADDRESS_WITHOUT_PORT \
        DOWNSTREAM_DIRECT_REMOTE_ADDRESS DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT \
        DOWNSTREAM_DIRECT_REMOTE_PORT DOWNSTREAM_HANDSHAKE_DURATION \
        DOWNSTREAM_HEADER_BYTES_RECEIVED DOWNSTREAM_HEADER_BYTES_SENT \
        DOWNSTREAM_LOCAL_ADDRESS DOWNSTREAM_LOCAL_ADDRESS_WITHOUT_PORT \
        DOWNSTREAM_LOCAL_CLOSE_REASON DOWNSTREAM_LOCAL_DNS_SAN DOWNSTREAM_LOCAL_EMAIL_SAN \
        DOWNSTREAM_LOCAL_IP_SAN DOWNSTREAM_LOCAL_PORT DOWNSTREAM_LOCAL_SUBJECT \
        DOWNSTREAM_LOCAL_URI_SAN DOWNSTREAM_PEER_CERT DOWNSTREAM_PEER_CERT_V_END \
        DOWNSTREAM_PEER_CERT_V_START DOWNSTREAM_PEER_CHAIN_FINGERPRINTS_1 \
        DOWNSTREAM_PEER_CHAIN_FINGERPRINTS_256 DOWNSTREAM_PEER_CHAIN_SERIALS \
        DOWNSTREAM_PEER_DNS_SAN DOWNSTREAM_PEER_EMAIL_SAN DOWNSTREAM_PEER_FINGERPRINT_1 \
        DOWNSTREAM_PEER_FINGERPRINT_256 DOWNSTREAM_PEER_IP_SAN DOWNSTREAM_PEER_ISSUER \
        DOWNSTREAM_PEER_SERIAL DOWNSTREAM_PEER_SUBJECT DOWNSTREAM_PEER_URI_SAN \
        DOWNSTREAM_REMOTE_ADDRESS DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT \
        DOWNSTREAM_REMOTE_PORT DOWNSTREAM_TLS_CIPHER DOWNSTREAM_TLS_SESSION_ID \
        DOWNSTREAM_TLS_VERSION DOWNSTREAM_TRANSPORT_FAILURE_REASON \
        DOWNSTREAM_WIRE_BYTES_RECEIVED DOWNSTREAM_WIRE_BYTES_SENT DURATION DYNAMIC_METADATA \
        EMIT_TIME EMIT_TIME_LOCAL ENVIRONMENT FILE_CONTENT FILTER_CHAIN_NAME FILTER_STATE \
        GRPC_STATUS GRPC_STATUS_NUMBER HOSTNAME LOCAL_REPLY_BODY METADATA PATH \
        REQUESTED_SERVER_NAME REQUEST_DURATION REQUEST_HEADERS_BYTES REQUEST_TX_DURATION \
        RESPONSE_CODE_DETAILS RESPONSE_DURATION RESPONSE_FLAGS RESPONSE_FLAGS_LONG \
        RESPONSE_HEADERS_BYTES RESPONSE_TRAILERS_BYTES RESPONSE_TX_DURATION \
        ROUNDTRIP_DURATION START_TIME START_TIME_LOCAL STREAM_ID TLS_JA3_FINGERPRINT \
        TLS_JA4_FINGERPRINT TRACE_ID TRAILER UNIQUE_ID UPSTREAM_CLUSTER_RAW \
        UPSTREAM_CONNECTION_ID UPSTREAM_CONNECTION_POOL_READY_DURATION \
        UPSTREAM_DETECTED_CLOSE_TYPE UPSTREAM_FILTER_STATE UPSTREAM_HEADER_BYTES_RECEIVED \
        UPSTREAM_HEADER_BYTES_SENT UPSTREAM_HOST UPSTREAM_HOSTS_ATTEMPTED \
        UPSTREAM_HOST_NAME UPSTREAM_HOST_NAME_WITHOUT_PORT UPSTREAM_LOCAL_ADDRESS \
        UPSTREAM_LOCAL_ADDRESS_WITHOUT_PORT UPSTREAM_LOCAL_CLOSE_REASON \
        UPSTREAM_LOCAL_PORT UPSTREAM_METADATA UPSTREAM_PEER_CERT UPSTREAM_PEER_CERT_V_END \
        UPSTREAM_PEER_CERT_V_START UPSTREAM_PEER_DNS_SAN UPSTREAM_PEER_IP_SAN \
        UPSTREAM_PEER_ISSUER UPSTREAM_PEER_SUBJECT UPSTREAM_PEER_URI_SAN UPSTREAM_PROTOCOL \
        UPSTREAM_REMOTE_ADDRESS UPSTREAM_REMOTE_ADDRESS_WITHOUT_PORT UPSTREAM_REMOTE_PORT \
        UPSTREAM_REQUEST_ATTEMPT_COUNT UPSTREAM_TLS_CIPHER UPSTREAM_TLS_SESSION_ID \
        UPSTREAM_TLS_VERSION UPSTREAM_TRANSPORT_FAILURE_REASON \
        UPSTREAM_WIRE_BYTES_RECEIVED UPSTREAM_WIRE_BYTES_SENT VIRTUAL_CLUSTER_NAME
        """.split(separator: " ").map(String.init))
}
