import ASCIIText
import Routing

/// A request's parts in one place, as a proxy's own parser would have them.
struct FlatRequest {
    private var bytes: [UInt8] = []
    private var line: [Range<Int>] = []
    private var headers: [(name: Range<Int>, value: Range<Int>)] = []

    init(_ request: Request) {
        // Parsers hand values on without blanks around them.
        let authority = ASCII.trimmed(request.authority ?? [])
        for part in [request.method, request.scheme, authority, request.path] {
            line.append(add(part))
        }
        for header in request.headers {
            let value = ASCII.trimmed(header.value.filter { $0 != 0x0D })
            headers.append((add(header.name), add(value)))
        }
    }

    private mutating func add(_ part: [UInt8]) -> Range<Int> {
        bytes += part
        return bytes.count - part.count..<bytes.count
    }

    /// Names the parts to the scratch memory for the time of a call.
    func with<Result>(
        _ scratch: inout MatchScratch, _ body: (inout MatchScratch) -> Result,
    ) -> Result {
        let all = bytes.span
        let part = { (range: Range<Int>) in range }
        scratch.begin(
            method: all.extracting(part(line[0])), scheme: all.extracting(part(line[1])),
            authority: all.extracting(part(line[2])), target: all.extracting(part(line[3])))
        for header in headers {
            scratch.addHeader(
                name: all.extracting(header.name), value: all.extracting(header.value))
        }
        // The bytes live as long as `self`, which outlives the call.
        return withExtendedLifetime(bytes) { body(&scratch) }
    }
}

extension MatchScratch {
    /// Whether a header is named `host`, so that Envoy would join several Hosts.
    var mayHaveOtherHost: Bool {
        var index = 0
        while index < headerCount {
            if header(index).name.isHostName { return true }
            index += 1
        }
        return false
    }

    /// The request that was named, as a value of its own.
    func request(random: UInt64) -> Request {
        var request = Request(authority: nil)
        request.method = method.copy
        request.scheme = scheme.copy
        request.authority = authority.copy
        request.path = target.copy
        request.random = random
        for index in 0..<min(headerCount, Self.maximumHeaders) {
            let header = header(index)
            request.headers.append(HeaderField(name: header.name.copy, value: header.value.copy))
        }
        // What there was no room for is as many lines more, which Envoy refuses by number.
        for _ in min(headerCount, Self.maximumHeaders)..<headerCount {
            request.headers.append(HeaderField("x", ""))
        }
        return request
    }
}
