import FuzzSupport
import RFC3986

/// Parses an authority, a Host and Envoy's form of it, and compares them.
@c(LLVMFuzzerTestOneInput)
public func fuzzAuthority(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe FuzzInput(start, count).bytes
    do {
        let authority = try Authority(parsing: bytes.span)
        requireWhole(authority, bytes)
        requireSame(authority, bytes)
    } catch {
        require((0...count).contains(error.offset), "the fault is at \(error.offset) of \(count)")
        require((try? HTTPHost(parsing: bytes.span)) == nil, "a Host that is no authority")
    }
    requireLookupForm(bytes)
    return 0
}

/// The parts and their delimiters are the whole text.
private func requireWhole(_ authority: Authority, _ bytes: [UInt8]) {
    var whole: [UInt8] = []
    if let user = authority.userinfo { whole += bytes[user] + [UInt8(ascii: "@")] }
    whole += bytes[authority.host]
    if let port = authority.port { whole += [UInt8(ascii: ":")] + bytes[port] }
    require(whole == bytes, "the parts are `\(whole.text)`")
    require(authority.range == 0..<bytes.count, "the range is \(authority.range)")
}

/// A Host is an authority with a host and without userinfo; after `//` it reads the same.
private func requireSame(_ authority: Authority, _ bytes: [UInt8]) {
    let isHost = authority.userinfo == nil && !authority.host.isEmpty
    let host = try? HTTPHost(parsing: bytes.span)
    require((host != nil) == isHost, "a Host: \(host != nil), as an authority: \(isHost)")
    if let host {
        require(host.host == authority.host && host.port == authority.port, "other parts")
    }
    let reference = try? URIReference(parsing: (Array("//".utf8) + bytes).span)
    require(
        reference?.authority?.hostKind == authority.hostKind
            && reference?.authority?.range == 2..<bytes.count + 2, "differs behind two slashes")
}

/// The form compared with virtual hosts is the text up to a colon, lowercased.
private func requireLookupForm(_ bytes: [UInt8]) {
    let form = EnvoyHost.lookupForm(of: bytes)
    let colon = EnvoyHost.portColon(in: bytes)
    require(form.count == colon ?? bytes.count, "the form has \(form.count) bytes")
    if let colon { require(bytes[colon] == UInt8(ascii: ":"), "no colon at \(colon)") }
    require(!form.contains { (0x41...0x5A).contains($0) }, "upper case in `\(form.text)`")
}
