/// A request as a proxy's parser left it: where its parts are, in memory that somebody else owns.
///
/// A view copies nothing and cannot outlive the bytes that it was made of; the compiler checks that.
/// Most parsers have one buffer and ranges of it:
///
///     let request = RequestView(
///         buffer.span, method: 0..<3, authority: host, target: 4..<9, headers: headers.span,
///         scheme: scheme.span)
///     let effect = reader.decide(request, random: random)
///
/// Where the parts are in different buffers, use
/// ``init(method:scheme:authority:target:headersIn:headers:)``, or, where also the headers are, the
/// unsafe ``init(method:scheme:authority:target:pointers:)``.
///
/// What an HTTP parser refuses must not come here: a missing Host, control characters, names that
/// are not tokens, blanks around values, a body of contradicting lengths.
@safe
public struct RequestView: ~Escapable, ~Copyable {
    @usableFromInline let bytes: RequestBytes

    /// Takes the parts of a request from one buffer.
    ///
    /// - Parameters:
    ///   - buffer: The bytes that the parser has read.
    ///   - method: Where the method is.
    ///   - authority: Where the Host is, as sent.
    ///   - target: Where the request target is, with its query.
    ///   - headers: Where the other headers are, in order of arrival.
    ///   - scheme: That of the connection, `http` or `https`; with HTTP/2 what `:scheme` says.
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

    /// Takes the parts of a request from several places, the headers from one buffer.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - scheme: That of the connection, `http` or `https`; with HTTP/2 what `:scheme` says.
    ///   - authority: The Host as sent.
    ///   - target: The request target with its query.
    ///   - buffer: The bytes that the headers are in.
    ///   - headers: Where the headers are, in order of arrival.
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

    /// Takes the parts of a request from anywhere in memory, as Envoy and C have them.
    ///
    /// Swift cannot express spans of spans, so the caller vouches for the headers: every pointer
    /// among them must be valid, and its bytes unchanged, for as long as the view and what was
    /// decided with it are used.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - scheme: That of the connection, `http` or `https`; with HTTP/2 what `:scheme` says.
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

/// The addresses behind a ``RequestView``, without its protection.
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
