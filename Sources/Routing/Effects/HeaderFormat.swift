/// A header value with Envoy's `%COMMAND%`s, parsed when rules are linked.
///
/// Source: docs/semantics/envoy.md 8.3. Commands whose value only a running proxy knows are kept
/// as written, so that a decision shows them.
package struct HeaderFormat: Sendable {
    /// A piece of the value.
    package enum Piece: Hashable, Sendable {
        /// Bytes sent as written.
        case literal([UInt8])
        /// `%REQ(NAME?ALTERNATIVE):LENGTH%`.
        case request(names: [[UInt8]], length: Int?)
        /// `%RESP(NAME?ALTERNATIVE):LENGTH%`.
        case response(names: [[UInt8]], length: Int?)
        /// `%PROTOCOL%`.
        case protocolVersion
        /// `%RESPONSE_CODE%`.
        case responseCode
        /// `%ROUTE_NAME%`.
        case routeName
        /// `%UPSTREAM_CLUSTER%`.
        case upstreamCluster
        /// `%QUERY_PARAM(NAME)%`.
        case queryParameter([UInt8], length: Int?)
        /// A command whose value only a running proxy knows.
        case runtimeCommand([UInt8])
    }

    /// The inputs of a value.
    struct Context {
        var request: NormalizedRequest
        /// The request's headers at this point.
        var requestHeaders: HeaderList
        /// The path that `%REQ(:path)%` shows.
        var path: [UInt8]
        /// The authority that `%REQ(:authority)%` shows.
        var authority: [UInt8]
        var responseHeaders: HeaderList?
        var responseCode: UInt32 = 0
        var routeName = ""
        var clusterName = ""
    }

    /// The value as written.
    package let text: String
    /// The pieces of the value, in order.
    package let pieces: [Piece]

    /// Returns the value, or `nil` if it is empty; then no header is written.
    func value(in context: Context) -> [UInt8]? {
        let bytes = pieces.flatMap { Self.bytes(of: $0, in: context) }
        return bytes.isEmpty ? nil : bytes
    }

    private static func bytes(of piece: Piece, in context: Context) -> [UInt8] {
        switch piece {
        case .literal(let bytes), .runtimeCommand(let bytes): bytes
        case .request(let names, let length):
            cut(names.lazy.compactMap { context.requestValue($0) }.first, to: length)
        case .response(let names, let length):
            cut(names.lazy.compactMap { context.responseHeaders?.first($0) }.first, to: length)
        case .protocolVersion: Array("HTTP/1.1".utf8)
        case .responseCode: Array(String(context.responseCode).utf8)
        case .routeName: Array(context.routeName.utf8)
        case .upstreamCluster: Array(context.clusterName.utf8)
        case .queryParameter(let name, let length):
            cut(context.queryValue(name), to: length)
        }
    }

    private static func cut(_ value: [UInt8]?, to length: Int?) -> [UInt8] {
        guard let value else { return [] }
        return length.map { Array(value.prefix($0)) } ?? value
    }
}

extension HeaderFormat.Context {
    fileprivate func requestValue(_ name: [UInt8]) -> [UInt8]? {
        switch String(decoding: name, as: UTF8.self) {
        case ":path": path
        case ":authority", "host": authority
        case ":method": request.method
        case ":scheme": request.scheme
        default: requestHeaders.first(name)
        }
    }

    fileprivate func queryValue(_ name: [UInt8]) -> [UInt8]? {
        for piece in request.query.split(separator: UInt8(ascii: "&")) {
            let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            if piece[..<equals].elementsEqual(name) { return Array(piece[equals...].dropFirst()) }
        }
        return nil
    }
}
