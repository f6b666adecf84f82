extension URIParts {
    /// Resolves a reference against this base, RFC 3986 section 5.2.2 (strict).
    ///
    /// - Precondition: The base has a scheme.
    public func resolving(_ reference: URIParts) -> URIParts {
        precondition(scheme != nil, "the base is relative itself")
        var target = transformed(reference)
        target.keepPathApart()
        return target
    }

    private func transformed(_ reference: URIParts) -> URIParts {
        var target = reference
        if reference.scheme != nil || reference.authority != nil {
            target.scheme = reference.scheme ?? scheme
            target.path = DotSegments.removed(from: reference.path)
            return target
        }
        target.scheme = scheme
        target.authority = authority
        if reference.path.isEmpty {
            target.path = path
            target.query = reference.query ?? query
        } else if reference.path.first == UInt8(ascii: "/") {
            target.path = DotSegments.removed(from: reference.path)
        } else {
            target.path = DotSegments.removed(from: merged(reference.path))
        }
        return target
    }

    /// Section 5.2.3: the reference's path after the last slash of the base's.
    private func merged(_ other: [UInt8]) -> [UInt8] {
        if authority != nil && path.isEmpty { return [UInt8(ascii: "/")] + other }
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return other }
        return path[...slash] + other
    }
}
