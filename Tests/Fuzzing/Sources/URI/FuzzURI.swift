import FuzzSupport
import RFC3986

/// Parses a base and a reference, normalizes both, and resolves the reference.
@c(LLVMFuzzerTestOneInput)
public func fuzzURI(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let (first, second) = unsafe FuzzInput(start, count).halves
    let base = parts(of: first)
    let reference = parts(of: second)
    if let base, let reference, base.scheme != nil { requireResolution(base, reference) }
    return 0
}

private func parts(of bytes: [UInt8]) -> URIParts? {
    let parts: URIParts
    do {
        parts = try URIParts(parsing: bytes)
    } catch {
        require(
            (0...bytes.count).contains(error.offset),
            "the fault is at \(error.offset) of \(bytes.count)")
        require((try? URIReference(parsingURI: bytes.span)) == nil, "a URI that is no reference")
        return nil
    }
    require(parts.recomposed == bytes, "recomposed as `\(parts.recomposed.text)`")
    requireNormalForm(parts)
    return parts
}

/// The normal form is a reference with the same components, and its own normal form.
private func requireNormalForm(_ parts: URIParts) {
    let normal = parts.normalized
    let text = normal.recomposed
    guard let again = try? URIParts(parsing: text) else {
        require(false, "the normal form `\(text.text)` cannot be parsed")
        return
    }
    require(again == normal, "`\(text.text)` is read as `\(again)`")
    require(again.normalized == normal, "`\(text.text)` is not its own normal form")
    require((normal.scheme == nil) == (parts.scheme == nil), "a scheme came or went")
    require((normal.authority == nil) == (parts.authority == nil), "an authority came or went")
}

/// The result of resolution is a URI with the base's scheme or the reference's.
private func requireResolution(_ base: URIParts, _ reference: URIParts) {
    let target = base.resolving(reference)
    require(target.scheme == reference.scheme ?? base.scheme, "another scheme")
    require(target.fragment == reference.fragment, "another fragment")
    let text = target.recomposed
    require((try? URIReference(parsingURI: text.span)) != nil, "`\(text.text)` is no URI")
}
