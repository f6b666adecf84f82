import IstioConfig
import JSONWriting
package import Routing

/// Writes an effect as one line of JSON, keys in the format's order.
package enum DecisionRecord {
    /// Returns the decision's line, without a line break.
    package static func line(id: String, _ effect: Effect) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { record in
            record.field("id", id)
            record.field("outcome", effect.outcome.rawValue)
            if let origin = effect.origin { write(origin, effect.routeName, to: &record) }
            if let cluster = effect.clusterName { record.field("cluster", cluster) }
            if effect.outcome == .route, let destination = effect.destination {
                write(destination, to: &record)
            }
            if let request = effect.request { write(request, to: &record) }
            if effect.outcome != .passthrough, let response = effect.response {
                write(response, effect.outcome, to: &record)
            }
            if !effect.mirrors.isEmpty {
                record.key("mirrors")
                record.list { list in
                    for mirror in effect.mirrors { list.value(Array(mirror.name.utf8)) }
                }
            }
            if !effect.chance.isEmpty { write(effect.chance, to: &record) }
            if let timeout = effect.timeoutNanoseconds {
                record.field("timeout", "\(ProtoDuration(nanoseconds: timeout))")
            }
            if let retries = effect.retries { write(retries, to: &record) }
        }
        return writer.bytes
    }

    private static func write(
        _ origin: RouteOrigin, _ routeName: String, to record: inout JSONWriter,
    ) {
        record.field("virtualService", "\(origin.namespace)/\(origin.name)")
        record.field("rule", origin.rule)
        record.key("match")
        record.literal(origin.match.map(String.init) ?? "null")
        record.field("routeName", routeName)
    }

    private static func write(_ destination: Cluster, to record: inout JSONWriter) {
        record.key("destination")
        record.object {
            $0.field("host", destination.host)
            $0.field("port", destination.port)
            if !destination.subset.isEmpty { $0.field("subset", destination.subset) }
        }
    }

    private static func write(_ request: ForwardedRequest, to record: inout JSONWriter) {
        record.key("request")
        record.object {
            $0.field("method", request.method)
            $0.field("authority", request.authority)
            $0.field("path", request.path)
            write(request.headers, to: &$0)
        }
    }

    private static func write(
        _ response: ClientResponse, _ outcome: Decision.Outcome, to record: inout JSONWriter,
    ) {
        record.key("response")
        record.object {
            $0.field("status", response.status)
            if let location = response.location { $0.field("location", location) }
            if outcome != .noRoute && outcome != .badRequest { write(response.headers, to: &$0) }
            if outcome == .directResponse { $0.field("body", response.body ?? []) }
        }
    }

    private static func write(_ headers: [HeaderField], to record: inout JSONWriter) {
        record.key("headers")
        record.list { list in
            for header in headers {
                list.list {
                    $0.value(header.name)
                    $0.value(header.value)
                }
            }
        }
    }

    private static func write(_ chance: Probabilities, to record: inout JSONWriter) {
        record.key("chance")
        record.object {
            if let abort = chance.abort { $0.field("abort", abort) }
            if let delay = chance.delay { $0.field("delay", delay) }
            if !chance.mirrors.isEmpty {
                $0.key("mirrors")
                $0.object { mirrors in
                    for mirror in chance.mirrors {
                        mirrors.field(mirror.cluster.name, mirror.percent)
                    }
                }
            }
        }
    }

    private static func write(_ retries: RetryPolicy, to record: inout JSONWriter) {
        record.key("retries")
        record.object {
            $0.field("attempts", retries.attempts)
            $0.field("retryOn", retries.retryOn)
            if let limit = retries.perTryTimeoutNanoseconds {
                $0.field("perTryTimeout", "\(ProtoDuration(nanoseconds: limit))")
            }
            if !retries.retriableStatusCodes.isEmpty {
                $0.key("retriableStatusCodes")
                $0.list { list in
                    for code in retries.retriableStatusCodes { list.literal(String(code)) }
                }
            }
        }
    }
}
