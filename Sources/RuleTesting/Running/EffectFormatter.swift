import IstioConfig
import Routing

/// Formats effects in the terms of test files.
enum EffectFormatter {
    /// The outcome in one line.
    static func outcome(_ effect: Effect) -> String {
        let status = effect.response.map { " \($0.status)" } ?? ""
        switch effect.outcome {
        case .route: return effect.destination.map { destination($0) } ?? effect.clusterName ?? ""
        case .redirect:
            let location = effect.response?.location ?? []
            return "redirect\(status) to \(text(location))"
        case .directResponse: return "direct response\(status)"
        case .noRoute: return "no route (\(effect.reason))"
        case .passthrough: return "passthrough (no VirtualService is concerned)"
        case .badRequest: return "bad request\(status) (\(effect.reason))"
        case .abort: return "abort\(status)"
        case .preflight: return "preflight\(status)"
        }
    }

    /// A destination as test files write it.
    static func destination(_ cluster: Cluster) -> String {
        if cluster.host.isEmpty { return cluster.name }
        let name = "\(cluster.host):\(cluster.port)"
        return cluster.subset.isEmpty ? name : "\(name)/\(cluster.subset)"
    }

    /// A share in percent, with at most two decimals.
    static func percent(_ weight: UInt64, of total: UInt64) -> String {
        if total == 0 { return "0%" }
        let value = (Double(weight) * 10_000 / Double(total)).rounded() / 100
        return value == value.rounded() ? "\(Int(value))%" : "\(value)%"
    }

    /// A duration, or `none`.
    static func duration(_ nanoseconds: Int64?) -> String {
        nanoseconds.map { "\(ProtoDuration(nanoseconds: $0))" } ?? "none"
    }

    /// Bytes as text for a terminal; control characters could control it, so they are escaped.
    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.properties.generalCategory == .control {
                text += "\\x" + String(scalar.value, radix: 16)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}
