/// A request as a proxy's parser left it: its parts are in memory that another object owns.
///
/// A view copies nothing and cannot outlive its bytes, which the compiler checks.
/// Most parsers have one buffer and ranges of it:
///
///     let request = RequestView(
///         buffer.span, method: 0..<3, authority: host, target: 4..<9, headers: headers.span,
///         scheme: scheme.span)
///     let effect = reader.decide(request, random: random)
///
/// Where the parts are in different buffers, use
/// ``init(method:scheme:authority:target:headersIn:headers:)``, or, where the headers are too, the
/// unsafe ``init(method:scheme:authority:target:pointers:)``.
///
/// A request that an HTTP parser refuses must not be passed: a missing Host, control characters,
/// names that are not tokens, blanks around values, a body of contradicting lengths.
@safe
public struct RequestView: ~Escapable, ~Copyable {
    @usableFromInline let bytes: RequestBytes

    /// Creates a view of the parts of a request in one buffer.
    ///
    /// - Parameters:
    ///   - buffer: The bytes that the parser has read.
    ///   - method: The range of the method.
    ///   - authority: The range of the Host, as sent.
    ///   - target: The range of the request target, with its query.
    ///   - headers: The ranges of the other headers, in order of arrival.
    ///   - scheme: That of the connection, `http` or `https`; with HTTP/2 the value of `:scheme`.
    /// - Precondition: All ranges are inside the buffer; those of headers are checked when they are
    ///   read.
    @inlinable
    @_lifetime(copy buffer, copy headers, copy scheme)
    public init(
        _ buffer: Span<UInt8>, method: Range<Int>, authority: Range<Int>, target: Range<Int>,
        headers: Span<HeaderRange>, scheme: Span<UInt8>,
    ) {
        let all = Bytes(buffer)
        bytes = RequestBytes(
            method: all[method], scheme: Bytes(scheme), authority: all[authority],
            target: all[target], headers: HeaderLines(headers, in: all))
    }

    /// Creates a view of parts from several buffers, with the headers in one.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - scheme: That of the connection, `http` or `https`; with HTTP/2 the value of `:scheme`.
    ///   - authority: The Host as sent.
    ///   - target: The request target with its query.
    ///   - buffer: The bytes that the headers are in.
    ///   - headers: The ranges of the headers, in order of arrival.
    /// - Precondition: All ranges are inside the buffer; they are checked when they are read.
    @_lifetime(
        copy method, copy scheme, copy authority, copy target, copy buffer, copy headers)
    @inlinable
    public init(
        method: Span<UInt8>, scheme: Span<UInt8>, authority: Span<UInt8>, target: Span<UInt8>,
        headersIn buffer: Span<UInt8>, headers: Span<HeaderRange>,
    ) {
        bytes = RequestBytes(
            method: Bytes(method), scheme: Bytes(scheme), authority: Bytes(authority),
            target: Bytes(target), headers: HeaderLines(headers, in: Bytes(buffer)))
    }

    /// Creates a view of parts from anywhere in memory, as Envoy and C have them.
    ///
    /// Swift cannot express spans of spans, so the caller guarantees the headers: every pointer
    /// among them must be valid, and its bytes unchanged, while the view and effects decided from
    /// it are used.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - scheme: That of the connection, `http` or `https`; with HTTP/2 the value of `:scheme`.
    ///   - authority: The Host as sent.
    ///   - target: The request target with its query.
    ///   - pointers: The headers, in order of arrival.
    @unsafe
    @_lifetime(copy method, copy scheme, copy authority, copy target, copy pointers)
    public init(
        method: Span<UInt8>, scheme: Span<UInt8>, authority: Span<UInt8>, target: Span<UInt8>,
        pointers: Span<HeaderPointers>,
    ) {
        bytes = RequestBytes(
            method: Bytes(method), scheme: Bytes(scheme), authority: Bytes(authority),
            target: Bytes(target), headers: unsafe HeaderLines(pointers))
    }
}

/// The addresses in a ``RequestView``, without its protection.
@usableFromInline
struct RequestBytes: BitwiseCopyable {
    @usableFromInline let method: Bytes
    @usableFromInline let scheme: Bytes
    @usableFromInline let authority: Bytes
    @usableFromInline let target: Bytes
    @usableFromInline let headers: HeaderLines

    @inlinable
    init(method: Bytes, scheme: Bytes, authority: Bytes, target: Bytes, headers: HeaderLines) {
        self.method = method
        self.scheme = scheme
        self.authority = authority
        self.target = target
        self.headers = headers
    }

    /// No request.
    static var none: RequestBytes {
        RequestBytes(
            method: .none, scheme: .none, authority: .none, target: .none, headers: HeaderLines())
    }
}
