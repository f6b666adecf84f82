import ASCIIText
import RegularExpressions
package import Routing

/// Changes to a request that make one condition hold or fail, the smallest first.
///
/// They are proposals: the caller decides the changed request.
package struct ConditionEdits {
    /// How many texts are generated for an expression.
    private static let sampleCount = 12

    /// Hosts that the virtual host matches.
    package let hosts: [[UInt8]]
    /// The text after the star of its wildcards.
    let tails: [[UInt8]]

    /// Prepares changes to requests for a virtual host.
    package init(_ table: RouteTable, host: Int) {
        let domains = table.virtualHosts[host].domains
        hosts = VirtualHostNames.hosts(of: table.virtualHosts[host], port: table.proxy.port)
            .filter { table.virtualHost(for: $0) == host }
        tails = domains.filter { $0.utf8.first == UInt8(ascii: "*") && $0.utf8.count > 1 }
            .prefix(4).map { Array($0.utf8.dropFirst()) }
    }

    /// Changes after which the condition may hold.
    func holding(_ condition: RouteCondition) -> [RequestChange] {
        switch condition {
        case .path(let path): texts(for: TextMatcher(path)).map(RequestChange.setPath)
        case .header(let header):
            header.isInverted ? avoiding(header) : meeting(header.name, header.value)
        case .queryParameter(let parameter):
            (parameter.value.map(texts) ?? [[UInt8(ascii: "1")]]).map {
                .setQueryParameter(name: parameter.name, value: $0)
            }
        case .claim(let claim):
            claim.isInverted
                ? [.removeClaim(claim.path), .setClaim(claim.path, "other")]
                : texts(for: claim.value).map {
                    .setClaim(claim.path, String(decoding: $0, as: UTF8.self))
                }
        }
    }

    private static let otherPaths = ["/", "/1", "/other", "/other/1"]

    /// Changes after which the condition may fail.
    package func failing(_ condition: RouteCondition) -> [RequestChange] {
        switch condition {
        case .path: Self.otherPaths.map { .setPath(Array($0.utf8)) }
        case .header(let header):
            header.isInverted ? meeting(header.name, header.value) : avoiding(header)
        case .queryParameter(let parameter):
            [
                .removeQueryParameter(name: parameter.name),
                .setQueryParameter(name: parameter.name, value: Array("other".utf8)),
            ]
        case .claim(let claim):
            claim.isInverted
                ? texts(for: claim.value).map {
                    .setClaim(claim.path, String(decoding: $0, as: UTF8.self))
                } : [.removeClaim(claim.path), .setClaim(claim.path, "other")]
        }
    }

    /// Sets a header or pseudo header to a matching value; presence is met by any value.
    private func meeting(_ name: [UInt8], _ value: TextMatcher?) -> [RequestChange] {
        let texts = value.map(texts) ?? [[UInt8(ascii: "1")]]
        switch String(decoding: name, as: UTF8.self) {
        case ":method":
            return Self.methods(value).map(RequestChange.setMethod)
        case ":scheme": return texts.map(RequestChange.setScheme)
        case ":path": return texts.map(RequestChange.setTarget)
        case ":authority", "host":
            let fitting = (texts + completed(texts) + hosts).filter { value?.matches($0) ?? true }
            return fitting.map(RequestChange.setAuthority)
        default: return texts.map { .setHeader(name: name, value: $0) }
        }
    }

    /// Removes a header, or gives it another value.
    private func avoiding(_ header: HeaderMatcher) -> [RequestChange] {
        switch String(decoding: header.name, as: UTF8.self) {
        case ":method":
            return Self.methods(nil).prefix(5).map(RequestChange.setMethod)
        case ":scheme": return [.setScheme(Array("https".utf8)), .setScheme(Array("http".utf8))]
        case ":path": return [.setTarget([UInt8(ascii: "/")]), .setTarget(Array("/other".utf8))]
        case ":authority", "host":
            // Virtual host selection ignores case, and conditions compare every byte.
            return (hosts + hosts.map(ASCII.uppercased)).map(RequestChange.setAuthority)
        default:
            return [
                .removeHeader(name: header.name),
                .setHeader(name: header.name, value: Array("other".utf8)),
            ]
        }
    }

    /// The methods that match; all of them without a matcher.
    static func methods(_ value: TextMatcher?) -> [[UInt8]] {
        Request.routedMethods.map { Array($0.utf8) }.filter { value?.matches($0) ?? true }
    }

    /// Texts completed with the tails of the virtual host's wildcards.
    private func completed(_ texts: [[UInt8]]) -> [[UInt8]] {
        tails.flatMap { tail in
            texts.map { $0.last == tail.first ? $0 + tail.dropFirst() : $0 + tail }
        }
    }

    /// Texts that match.
    func texts(for matcher: TextMatcher) -> [[UInt8]] {
        switch matcher {
        case .exact(let text): [text]
        case .prefix(let text):
            [text, text + [UInt8(ascii: "1")], text + Array("/1".utf8)].filter { !$0.isEmpty }
        case .regex(let pattern):
            RegularExpression.samples(of: pattern.text, atMost: Self.sampleCount)
        }
    }
}
