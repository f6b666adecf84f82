/// A destination's response as a proxy's parser left it, which the operations on its headers see.
///
/// A view copies nothing and cannot outlive its bytes, which the compiler checks.
@safe
public struct ResponseView: ~Escapable, ~Copyable {
    let bytes: ResponseBytes

    /// Creates a view of a response whose headers are in one buffer.
    ///
    /// - Parameters:
    ///   - status: The status code.
    ///   - buffer: The bytes that the parser has read.
    ///   - headers: The ranges of the headers, in order of arrival.
    /// - Precondition: All ranges are inside the buffer; they are checked when they are read.
    @_lifetime(copy buffer, copy headers)
    public init(status: UInt32, _ buffer: Span<UInt8>, headers: Span<HeaderRange>) {
        bytes = ResponseBytes(status: status, headers: HeaderLines(headers, in: Bytes(buffer)))
    }

    /// Creates a view of headers from anywhere in memory, as Envoy and C have them.
    ///
    /// The caller guarantees the headers: every pointer among them must be valid, and its bytes
    /// unchanged, while the view and the operations made with it are used.
    ///
    /// - Parameters:
    ///   - status: The status code.
    ///   - pointers: The headers, in order of arrival.
    @unsafe
    @_lifetime(copy pointers)
    public init(status: UInt32, pointers: Span<HeaderPointers>) {
        bytes = ResponseBytes(status: status, headers: unsafe HeaderLines(pointers))
    }
}

/// The addresses in a ``ResponseView``, without its protection.
struct ResponseBytes: BitwiseCopyable {
    var status: UInt32 = 0
    var headers = HeaderLines()
}
