import IstioConfig
import Routing

/// Redirects. Source: docs/semantics/istio.md 5.1 and 5.10.
extension RouteBuilder {
    /// Translates a redirect.
    mutating func redirect(_ source: HTTPRedirect, _ listener: Listener) -> Redirect {
        var redirect = Redirect()
        if !source.authority.text().isEmpty {
            redirect.host = Array(source.authority.text().utf8)
        }
        if !source.prefixRewrite.text().isEmpty {
            redirect.path = .replacePrefix(Array(source.prefixRewrite.text().utf8))
        } else if !source.uri.text().isEmpty {
            redirect.path = .replace(Array(source.uri.text().utf8))
        }
        if !source.scheme.text().isEmpty { redirect.scheme = Array(source.scheme.text().utf8) }
        redirect.port = derivedPort(of: source, listener)
        let code = source.redirectCode?.value ?? 0
        switch code {
        case 0, 301: redirect.status = 301
        case 302, 303, 307, 308: redirect.status = code
        default:
            refuse(
                .envoyRedirectCode,
                "Envoy refuses redirect code \(code), use 301, 302, 303, 307 or 308",
                at: source.redirectCode?.location ?? source.location)
        }
        return redirect
    }

    /// The port of a redirect; the default of its scheme is omitted.
    private func derivedPort(of source: HTTPRedirect, _ listener: Listener) -> UInt32 {
        let port: UInt32 =
            switch source.port?.value {
            case .number(let number)?: number
            case .derived(.fromRequestPort)?: listener.port
            case .derived(.fromProtocolDefault)?, nil: 0
            }
        let written = source.scheme.text()
        let scheme = written.isEmpty ? (listener.hasTLS ? "https" : "http") : written
        let isDefault = (port == 80 && scheme == "http") || (port == 443 && scheme == "https")
        return isDefault ? 0 : port
    }
}
