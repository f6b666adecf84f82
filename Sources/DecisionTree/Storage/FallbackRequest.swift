import Routing

/// Copies of the parts that the connection manager changes where they cannot be normalized in
/// place; kept until the next such request.
@safe
struct FallbackRequest: ~Copyable {
    private var memory: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    init() {
        unsafe memory = UnsafeMutableBufferPointer(start: nil, count: 0)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// Makes room for this many bytes, and discards the old ones.
    fileprivate mutating func begin(room: Int) {
        count = 0
        if unsafe memory.count >= room { return }
        unsafe memory.deallocate()
        unsafe memory = .allocate(capacity: room)
    }

    /// Copies a part.
    fileprivate mutating func add(_ part: [UInt8]) -> Bytes {
        let start = count
        for byte in part {
            // SAFETY: `begin` has made room for all parts.
            unsafe memory.initializeElement(at: count, to: byte)
            count += 1
        }
        return unsafe Bytes(
            start: memory.baseAddress.map { unsafe UnsafePointer($0 + start) }, count: part.count)
    }
}

/// What the slow path needs: the request as the reference has it, and room for its normalized
/// parts.
extension ScratchMemory {
    /// Copies the normalized parts of a request that was decided on the slow path, `nil` where it
    /// is refused.
    mutating func take(_ request: NormalizedRequest?) {
        guard let request else {
            normalizedTarget = target
            normalizedPathLength = target.count
            return
        }
        isFallback = true
        fallback.begin(
            room: request.authority.count + request.scheme.count + request.target.count)
        fallbackAuthority = fallback.add(request.authority)
        fallbackScheme = fallback.add(request.scheme)
        normalizedTarget = fallback.add(request.target)
        normalizedPathLength = request.path.count
    }

    /// The request as a value.
    func request(random: UInt64) -> Request {
        var request = Request(authority: nil)
        request.method = method.copy
        request.scheme = scheme.copy
        request.authority = authority.copy
        request.path = target.copy
        request.random = random
        for index in 0..<min(headers.count, Self.maximumHeaders) {
            request.headers.append(
                HeaderField(name: headers.name(index).copy, value: headers.value(index).copy))
        }
        // Envoy refuses a request by its number of lines, so the rest need not be copied.
        for _ in min(headers.count, Self.maximumHeaders)..<headers.count {
            request.headers.append(HeaderField("x", ""))
        }
        return request
    }
}
