/// Where redirects lead, before a rule's operations change it.
///
/// Source: docs/semantics/envoy.md 5.1 and 5.2.
extension EffectRenderer {
    /// Writes the Location of a reply that has one.
    func writeLocation(
        _ writer: inout TextWriter,
    ) {
        if target.kind == .httpsRedirect {
            writer.append("https://")
            writer.append(scratch.effectiveAuthority)
            writer.append(scratch.normalizedTarget)
            return
        }
        guard let redirect = redirect else {
            // A direct response of 201 or 3xx names the request's own address.
            scratch.writeScheme(isSidecar: tables.isSidecar, &writer)
            writer.append("://")
            writer.append(scratch.effectiveAuthority)
            writer.append(scratch.normalizedTarget)
            return
        }
        if redirect.scheme.isNone {
            scratch.writeScheme(isSidecar: tables.isSidecar, &writer)
        } else {
            writer.append(tables.bytes(redirect.scheme))
        }
        writer.append("://")
        writer.append(redirect.host.isNone ? host(redirect) : tables.bytes(redirect.host))
        if redirect.port != 0 {
            writer.append(":")
            writer.append(UInt64(redirect.port))
        }
        writeRedirectPath(redirect, &writer)
    }

    private func writeRedirectPath(
        _ redirect: RedirectEffect, _ writer: inout TextWriter,
    ) {
        switch redirect.path {
        case .keep: writer.append(scratch.normalizedTarget)
        case .replaceWithQuery: writer.append(tables.bytes(redirect.prefix.text))
        case .replace:
            writer.append(tables.bytes(redirect.prefix.text))
            writeQuery(&writer)
        case .replacePrefix:
            writePrefixReplaced(redirect.prefix, isRooted: true, &writer)
        }
    }

    /// The request's host; its port is removed where the redirect has its own, and where it is the
    /// default of a scheme that changes.
    private func host(_ redirect: RedirectEffect) -> Bytes {
        let authority = scratch.effectiveAuthority
        let colon = authority.portColon
        if colon < 0 { return authority }
        let host = authority.part(from: 0, count: colon)
        if redirect.port != 0 { return host }
        let port = authority.part(from: colon, count: authority.count - colon)
        let isLeftOut =
            hasLeft(Bytes("http"), Bytes(":80"), port, redirect)
            || hasLeft(Bytes("https"), Bytes(":443"), port, redirect)
        return isLeftOut ? host : authority
    }

    /// Whether a port is the default of the request's scheme, and the redirect leads to another
    /// scheme.
    private func hasLeft(
        _ scheme: Bytes, _ defaultPort: Bytes, _ port: Bytes, _ redirect: RedirectEffect,
    ) -> Bool {
        if !port.isEqual(to: defaultPort) { return false }
        if !scratch.hasForwardedProtocol(scheme, isSidecar: tables.isSidecar) { return false }
        return redirect.scheme.isNone
            ? !scratch.hasScheme(scheme, isSidecar: tables.isSidecar)
            : !tables.bytes(redirect.scheme).isEqual(to: scheme)
    }
}
