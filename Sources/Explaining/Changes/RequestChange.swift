/// One change of a request that a user can make.
public enum RequestChange: Hashable, Sendable {
    /// Send another Host.
    case setAuthority([UInt8])
    /// Request another path; the query stays.
    case setPath([UInt8])
    /// Request another path with query.
    case setTarget([UInt8])
    /// Use another method.
    case setMethod([UInt8])
    /// Use another scheme.
    case setScheme([UInt8])
    /// Send a header once, replacing all lines of its name.
    case setHeader(name: [UInt8], value: [UInt8])
    /// Send no such header.
    case removeHeader(name: [UInt8])
    /// Send a query parameter once.
    case setQueryParameter(name: [UInt8], value: [UInt8])
    /// Send no such query parameter.
    case removeQueryParameter(name: [UInt8])
    /// Send a token with a text for the claim.
    case setClaim([String], String)
    /// Send a token without the claim.
    case removeClaim([String])

    /// Returns whether both change the same part of the request.
    func replaces(_ other: RequestChange) -> Bool { subject == other.subject }

    private enum Subject: Hashable {
        case authority, target, method, scheme
        case header([UInt8])
        case queryParameter([UInt8])
        case claim([String])
    }

    private var subject: Subject {
        switch self {
        case .setAuthority: .authority
        case .setPath, .setTarget: .target
        case .setMethod: .method
        case .setScheme: .scheme
        case .setHeader(let name, _), .removeHeader(let name): .header(name)
        case .setQueryParameter(let name, _), .removeQueryParameter(let name): .queryParameter(name)
        case .setClaim(let path, _), .removeClaim(let path): .claim(path)
        }
    }
}

extension RequestChange: CustomStringConvertible {
    /// The change as text, such as ``the header `x: a` ``.
    public var description: String {
        switch self {
        case .setAuthority(let host): "the Host \(ReadableText.quoted(host))"
        case .setPath(let path), .setTarget(let path): "the path \(ReadableText.quoted(path))"
        case .setMethod(let method): "the method \(ReadableText.quoted(method))"
        case .setScheme(let scheme): "the scheme \(ReadableText.quoted(scheme))"
        case .setHeader(let name, let value):
            value.isEmpty
                ? "an empty header \(ReadableText.quoted(name))"
                : "the header \(ReadableText.quoted(name + Array(": ".utf8) + value))"
        case .removeHeader(let name): "no header \(ReadableText.quoted(name))"
        case .setQueryParameter(let name, let value):
            "the query parameter \(ReadableText.quoted(name + [UInt8(ascii: "=")] + value))"
        case .removeQueryParameter(let name): "no query parameter \(ReadableText.quoted(name))"
        case .setClaim(let path, let value):
            "the claim \(ReadableText.quoted(path.joined(separator: "."))) being "
                + ReadableText.quoted(value)
        case .removeClaim(let path):
            "no claim \(ReadableText.quoted(path.joined(separator: ".")))"
        }
    }
}
