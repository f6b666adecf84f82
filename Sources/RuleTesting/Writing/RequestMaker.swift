import RegularExpressions
import Routing

/// Makes up requests that ought to reach a route; whether they do is for the tree to say.
struct RequestMaker {
    /// How many ways of fulfilling the conditions are tried.
    static let variantCount = 12

    let table: RouteTable
    let host: VirtualHost
    let route: Route

    /// Returns one way to fulfil the route's conditions, `nil` where one cannot be fulfilled.
    func request(variant: Int) -> Request? {
        var request = Request(authority: nil)
        if table.virtualHosts.contains(where: \.requiresTLS) {
            request.scheme = Array("https".utf8)
        }
        guard let path = path(variant), let domain = domain(variant) else { return nil }
        request.authority = domain
        request.path = path
        for condition in route.match.headers {
            if !add(condition, variant, to: &request) { return nil }
        }
        var query: [[UInt8]] = []
        for condition in route.match.queryParameters {
            guard let value = value(condition.value, variant) else { return nil }
            query.append(condition.name + [UInt8(ascii: "=")] + value)
        }
        if !query.isEmpty {
            request.path += [UInt8(ascii: "?")] + query.joined(separator: [UInt8(ascii: "&")])
        }
        for condition in route.match.claims where !condition.isInverted {
            guard let value = value(condition.value, variant) else { return nil }
            add(claim: condition.path, String(decoding: value, as: UTF8.self), to: &request)
        }
        return request
    }

    private func path(_ variant: Int) -> [UInt8]? {
        switch route.match.path {
        case .exact(let path, _): return path
        case .prefix(let prefix, _):
            let start = prefix.first == UInt8(ascii: "/") ? prefix : Array("/".utf8) + prefix
            let tails = ["", "a", "/a", "b/c"]
            return start + Array(tails[variant % tails.count].utf8)
        case .regex(let pattern):
            let paths = RegularExpression.samples(of: pattern.text, atMost: 2 * Self.variantCount)
                .filter { $0.first == UInt8(ascii: "/") }
            return paths.isEmpty ? nil : paths[variant % paths.count]
        }
    }

    /// A Host of the virtual host; plain names first, then what a wildcard lets through.
    private func domain(_ variant: Int) -> [UInt8]? {
        let plain = host.domains.filter {
            !$0.contains("*") && !$0.hasSuffix(":\(table.proxy.port)")
        }
        let names =
            (plain.isEmpty ? host.domains : plain).map { $0.replacing("*", with: "a") }
            .map { $0 == "a" ? "a.example.com" : $0 }
        return names.isEmpty ? nil : Array(names[variant / 4 % names.count].utf8)
    }

    private func add(
        _ condition: HeaderMatcher, _ variant: Int, to request: inout Request,
    ) -> Bool {
        let name = String(decoding: condition.name, as: UTF8.self)
        if condition.isInverted {
            // An absent header is no presence, and no text but the empty one.
            let needsNothing =
                condition.value == nil || !(condition.value?.holdsForNothing ?? false)
            if name.hasPrefix(":") || name == "host" { return true }
            if !needsNothing { request.headers.append(HeaderField(name, "other")) }
            return true
        }
        guard let value = value(condition.value, variant) else { return false }
        switch name {
        case ":authority", "host":
            // The virtual host's own name fulfils the condition, or it is what the rule asks for.
            if condition.value?.holds(for: request.authority ?? []) != true {
                request.authority = value
            }
        case ":method": request.method = value
        case ":scheme": request.scheme = value
        default: request.headers.append(HeaderField(name: condition.name, value: value))
        }
        return true
    }

    private func value(_ condition: TextMatcher?, _ variant: Int) -> [UInt8]? {
        switch condition {
        case nil: return Array("1".utf8)
        case .exact(let text)?, .prefix(let text)?: return text
        case .regex(let pattern)?:
            let texts = RegularExpression.samples(of: pattern.text, atMost: 2 * Self.variantCount)
                .filter { $0.first != UInt8(ascii: " ") && $0.last != UInt8(ascii: " ") }
            return texts.isEmpty ? nil : texts[variant % texts.count]
        }
    }

    private func add(claim path: [String], _ value: String, to request: inout Request) {
        guard let name = path.first else { return }
        let inner = path.dropFirst().reversed().reduce(ClaimValue.string(value)) { inner, name in
            .object([name: inner])
        }
        request.claims[name] = inner
    }
}

extension TextMatcher {
    fileprivate func holds(for value: [UInt8]) -> Bool {
        switch self {
        case .exact(let text): value == text
        case .prefix(let text): value.starts(with: text)
        case .regex(let pattern): pattern.expression.matchesWhole(value)
        }
    }

    /// Whether the condition holds for the empty text.
    fileprivate var holdsForNothing: Bool { holds(for: []) }
}
