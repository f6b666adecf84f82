/// What a local reply is to a client that speaks gRPC.
///
/// Shared by the reference and the tree's renderer, whose proof looks into it. Source:
/// docs/semantics/envoy.md 9.1.
@usableFromInline
package enum GRPCReply {
    /// gRPC's status for an HTTP status, from gRPC's own mapping; 2 is UNKNOWN.
    @inlinable
    package static func status(ofHTTP status: UInt32) -> UInt32 {
        switch status {
        case 400: 13
        case 401: 16
        case 403: 7
        case 404: 12
        case 429, 502, 503, 504: 14
        default: 2
        }
    }
}
