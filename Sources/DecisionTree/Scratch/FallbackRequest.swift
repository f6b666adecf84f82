import Routing

/// Copies of the parts that the connection manager makes of a request, where they could not be
/// cleaned in place; kept until the next such request.
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

    /// Makes room for as many bytes, and forgets all that there were.
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

extension MatchScratch {
    /// Takes the cleaned parts of a request that was decided the plain way, `nil` where it is
    /// refused.
    mutating func take(_ request: NormalizedRequest?) {
        guard let request else { return }
        plainParts.begin(
            room: request.authority.count + request.scheme.count + request.target.count)
        cleanAuthority = plainParts.add(request.authority)
        cleanScheme = plainParts.add(request.scheme)
        cleanTarget = plainParts.add(request.target)
        cleanPathLength = request.path.count
    }
}
