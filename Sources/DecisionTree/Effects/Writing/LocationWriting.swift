/// Where redirects lead, before a rule's operations change it.
///
/// Source: docs/semantics/envoy.md 5.1 and 5.2.
extension EffectTables {
    /// Writes the Location of an answer that has one.
    func writeLocation(
        _ moment: EffectTarget, _ scratch: borrowing MatchScratch, _ writer: inout TextWriter,
    ) {
        if moment.kind == .httpsRedirect {
            writer.append("https://")
            writer.append(scratch.cleanAuthority)
            writer.append(scratch.cleanTarget)
            return
        }
        guard let redirect = redirect(moment) else {
            // A direct response of 201 or 3xx names the request's own address.
            scratch.writeScheme(isSidecar: isSidecar, &writer)
            writer.append("://")
            writer.append(scratch.cleanAuthority)
            writer.append(scratch.cleanTarget)
            return
        }
        if redirect.scheme.isNone {
            scratch.writeScheme(isSidecar: isSidecar, &writer)
        } else {
            writer.append(bytes(redirect.scheme))
        }
        writer.append("://")
        writer.append(redirect.host.isNone ? host(redirect, scratch) : bytes(redirect.host))
        if redirect.port != 0 {
            writer.append(":")
            writer.append(UInt64(redirect.port))
        }
        writeRedirectPath(redirect, scratch, &writer)
    }

    private func writeRedirectPath(
        _ redirect: RedirectEffect, _ scratch: borrowing MatchScratch, _ writer: inout TextWriter,
    ) {
        switch redirect.path {
        case .keep: writer.append(scratch.cleanTarget)
        case .replaceWithQuery: writer.append(bytes(redirect.prefix.text))
        case .replace:
            writer.append(bytes(redirect.prefix.text))
            writeQuery(scratch, &writer)
        case .replacePrefix:
            writePrefixReplaced(redirect.prefix, isRooted: true, scratch, &writer)
        }
    }

    /// The request's host; its port goes where the redirect has its own, and where it is the
    /// default of a scheme that changes.
    private func host(_ redirect: RedirectEffect, _ scratch: borrowing MatchScratch) -> Bytes {
        let authority = scratch.cleanAuthority
        let colon = Self.portColon(authority)
        if colon < 0 { return authority }
        let host = authority.part(from: 0, count: colon)
        if redirect.port != 0 { return host }
        let port = authority.part(from: colon, count: authority.count - colon)
        let isLeftOut =
            hasLeft(Bytes("http"), Bytes(":80"), port, redirect, scratch)
            || hasLeft(Bytes("https"), Bytes(":443"), port, redirect, scratch)
        return isLeftOut ? host : authority
    }

    /// Whether a port is the default of the scheme that the request came with, and the redirect
    /// leads to another one.
    private func hasLeft(
        _ scheme: Bytes, _ defaultPort: Bytes, _ port: Bytes, _ redirect: RedirectEffect,
        _ scratch: borrowing MatchScratch,
    ) -> Bool {
        if !port.isEqual(to: defaultPort) { return false }
        if !scratch.hasForwardedProtocol(scheme, isSidecar: isSidecar) { return false }
        return redirect.scheme.isNone
            ? !scratch.hasScheme(scheme, isSidecar: isSidecar)
            : !bytes(redirect.scheme).isEqual(to: scheme)
    }

    /// The offset of the colon in front of the port, -1 without one: the last colon, unless a `]`
    /// follows.
    private static func portColon(_ authority: Bytes) -> Int {
        var index = authority.count - 1
        while index >= 0 {
            if authority[index] == UInt8(ascii: ":") { return index }
            if authority[index] == UInt8(ascii: "]") { return -1 }
            index -= 1
        }
        return -1
    }
}
