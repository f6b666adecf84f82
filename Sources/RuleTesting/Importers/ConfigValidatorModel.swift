import IstioConfig
import RegularExpressions
import Routing

/// How istio-config-validator chooses a rule: what it supports, and what it gets wrong.
///
/// Only explains why its verdict differs; it never decides anything here. Source: the tool's
/// documentation and behavior; docs/test-files.md lists its known faults.
struct ConfigValidatorModel {
    let request: Request

    /// A rule that the tool chooses, and the entry that it considers matching.
    struct Choice {
        let service: VirtualService
        let rule: HTTPRoute
        let entry: HTTPMatchRequest?
    }

    /// The rule that the tool chooses: the first of the first VirtualService that has one.
    func choose(among services: [VirtualService]) -> Choice? {
        let host = String(decoding: request.authority ?? [], as: UTF8.self)
        for service in services where service.hosts.contains(where: { $0.value == host }) {
            if let choice = choose(in: service) { return choice }
        }
        return nil
    }

    /// The rule of one VirtualService, ignoring hosts.
    func choose(in service: VirtualService) -> Choice? {
        for rule in service.http {
            if rule.match.isEmpty { return Choice(service: service, rule: rule, entry: nil) }
            if let entry = rule.match.first(where: { matches($0) }) {
                return Choice(service: service, rule: rule, entry: entry)
            }
        }
        return nil
    }

    /// The path as the tool sees it: without query, percent-decoded.
    var seenPath: String {
        let path = request.path.prefix { $0 != UInt8(ascii: "?") }
        var decoded: [UInt8] = []
        var index = path.startIndex
        while index < path.endIndex {
            let digits = path[index...].dropFirst().prefix(2)
            if path[index] == UInt8(ascii: "%"), digits.count == 2,
                let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(path[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// The four conditions that the tool supports.
    func matches(_ entry: HTTPMatchRequest) -> Bool {
        let text = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        return holds(entry.authority, for: text(request.authority ?? []))
            && holds(entry.method, for: text(request.method))
            && holds(entry.uri, for: seenPath) && matchesHeaders(entry)
    }

    func matchesHeaders(_ entry: HTTPMatchRequest) -> Bool {
        entry.headers.allSatisfy { condition in
            guard let value = header(named: condition.key.value), condition.value.kind != .unset
            else { return false }
            return holds(condition.value, for: value)
        }
    }

    /// Names are compared case-sensitively.
    private func header(named name: String) -> String? {
        let field = request.headers.first { $0.name.elementsEqual(name.utf8) }
        return field.map { String(decoding: $0.value, as: UTF8.self) }
    }

    private func holds(_ condition: StringMatch?, for text: String) -> Bool {
        switch condition?.kind {
        case nil, .unset?: true
        case .exact(let wanted)?: text == wanted
        case .prefix(let wanted)?: text.hasPrefix(wanted)
        case .regex(let pattern)?: Self.isFound(pattern, in: text)
        }
    }

    /// `^` applies to the first alternative and `$` to the last one only.
    static func isFound(_ pattern: String, in text: String) -> Bool {
        let anywhere = try? RegularExpression("(?s:.*)(?:^\(pattern)$)(?s:.*)")
        return anywhere?.matchesWhole(Array(text.utf8)) ?? false
    }

    /// Whether an expression matches a whole text.
    static func isWhole(_ pattern: String, _ text: String) -> Bool {
        (try? RegularExpression(pattern))?.matchesWhole(Array(text.utf8)) ?? false
    }
}
