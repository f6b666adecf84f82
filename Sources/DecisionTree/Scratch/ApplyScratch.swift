import RegularExpressions

/// What one thread applies decisions with.
///
/// Make one for each thread and use it again and again. It holds the memory that rewriting
/// expressions match in, and, beside the request that ``MatchScratch`` has, what a value of a header
/// may be made of: what only the running proxy knows, and the destination's answer. Nothing is
/// copied, so what is named here must stay where it is until the next ``begin()``.
public struct ApplyScratch: ~Copyable {
    /// Envoy refuses an answer with more lines.
    private static let maximumHeaders = 100
    private static let maximumCommands = 64

    let replacing = MatchMemory(groupCount: Rewrite.maximumGroup)
    private(set) var clientAddress = Bytes.none
    private(set) var requestID = Bytes.none
    private(set) var responseStatus: UInt32 = 0
    private(set) var responseHeaders = HeaderLines(capacity: ApplyScratch.maximumHeaders)
    private(set) var commands = HeaderLines(capacity: ApplyScratch.maximumCommands)

    /// Makes the memory.
    public init() {}

    /// Forgets all that was named for the last request.
    public mutating func begin() {
        clientAddress = .none
        requestID = .none
        responseStatus = 0
        responseHeaders.removeAll()
        commands.removeAll()
    }

    /// Names the client's address, which a gateway writes into `x-forwarded-for` and
    /// `x-envoy-external-address`.
    public mutating func nameClient(address: Span<UInt8>) {
        clientAddress = Bytes(address)
    }

    /// Names the `x-request-id` that the proxy has made: a gateway for every request, a sidecar for
    /// one that came without.
    public mutating func nameRequest(id: Span<UInt8>) {
        requestID = Bytes(id)
    }

    /// Names the value of a command that only the running proxy knows.
    ///
    /// One that is not named is written as it stands in the rule, percent signs included. Values
    /// beyond the 64th are left out.
    ///
    /// - Parameters:
    ///   - command: What stands between the percent signs, such as `HOSTNAME` or `START_TIME(%s)`.
    ///   - value: The value; an empty one counts.
    public mutating func addCommand(_ command: Span<UInt8>, value: Span<UInt8>) {
        commands.add(name: Bytes(command), value: Bytes(value))
    }

    /// Begins the destination's answer.
    public mutating func beginResponse(status: UInt32) {
        responseStatus = status
        responseHeaders.removeAll()
    }

    /// Names a header of the destination's answer, in any case; more than 100 are left out.
    public mutating func addResponseHeader(name: Span<UInt8>, value: Span<UInt8>) {
        responseHeaders.add(name: Bytes(name), value: Bytes(value))
    }
}

/// Names and values that somebody else owns.
@safe
struct HeaderLines: ~Copyable {
    // INVARIANT: has room for `capacity` lines, of which `count` are initialised.
    private let lines: UnsafeMutablePointer<MatchScratch.HeaderBytes>
    private let capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        unsafe lines = .allocate(capacity: capacity)
    }

    deinit {
        unsafe lines.deallocate()
    }

    subscript(index: Int) -> MatchScratch.HeaderBytes {
        precondition(index >= 0 && index < count, "no such line")
        // SAFETY: the precondition keeps `index` inside the lines.
        return unsafe lines[index]
    }

    mutating func add(name: Bytes, value: Bytes) {
        if count == capacity { return }
        // SAFETY: the condition keeps the place inside the allocation.
        unsafe (lines + count).initialize(to: MatchScratch.HeaderBytes(name: name, value: value))
        count += 1
    }

    mutating func removeAll() {
        count = 0
    }
}
