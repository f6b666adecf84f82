import ASCIIText
package import Routing

/// A request's parts in one buffer, as a proxy's parser would have them.
///
/// For tools and tests, which have a ``Request`` of arrays.
package struct FlatRequest {
    private var buffer: [UInt8] = []
    private var method = 0..<0
    private var scheme = 0..<0
    private var authority = 0..<0
    private var target = 0..<0
    private var headers: [HeaderRange] = []

    /// Copies the parts, without the blanks around values that parsers remove.
    package init(_ request: Request) {
        method = add(request.method)
        scheme = add(request.scheme)
        authority = add(ASCII.trimmed(request.authority ?? []))
        target = add(request.path)
        headers.reserveCapacity(request.headers.count)
        for header in request.headers {
            let value = ASCII.trimmed(header.value.filter { $0 != 0x0D })
            headers.append(HeaderRange(name: add(header.name), value: add(value)))
        }
    }

    /// The parts as they are in the buffer.
    package var view: RequestView {
        @_lifetime(borrow self)
        get {
            let all = buffer.span
            return RequestView(
                all, method: method, authority: authority, target: target,
                headers: headers.span, scheme: all.extracting(scheme))
        }
    }

    private mutating func add(_ part: [UInt8]) -> Range<Int> {
        buffer += part
        return buffer.count - part.count..<buffer.count
    }
}
