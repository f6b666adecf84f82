import ASCIIText
import DecisionTree
import Routing

/// A request as a proxy's parser has it: all bytes in one place, the parts as ranges of them.
struct NamedRequest {
    let request: Request
    /// Whether a proxy's parser would hand it on; what it would refuse is decided the plain way.
    let isForTree: Bool
    private var bytes: [UInt8] = []
    private var line: [Range<Int>] = []
    private var headers: [Header] = []

    private struct Header {
        let name: Range<Int>
        let value: Range<Int>
    }

    init(_ request: Request, isRefused: Bool) {
        self.request = request
        isForTree = !isRefused && request.authority != nil && request.claims.isEmpty
        // Parsers hand values on without blanks around them and without carriage returns.
        let authority = ASCII.trimmed(request.authority ?? [])
        for part in [request.method, request.scheme, authority, request.path] {
            line.append(add(part))
        }
        for header in request.headers {
            let value = ASCII.trimmed(header.value.filter { $0 != 0x0D })
            headers.append(Header(name: add(header.name), value: add(value)))
        }
    }

    private mutating func add(_ part: [UInt8]) -> Range<Int> {
        bytes += part
        return bytes.count - part.count..<bytes.count
    }

    /// Decides by the tree; the bytes stay where they are for the time of the call.
    func decide(_ tree: DecisionTree, _ scratch: inout MatchScratch) -> Decision {
        if !isForTree { return tree.decide(request, &scratch) }
        let all = bytes.span
        let line = line.span
        scratch.begin(
            method: all.extracting(line[0]), scheme: all.extracting(line[1]),
            authority: all.extracting(line[2]), target: all.extracting(line[3]))
        let headers = headers.span
        for index in headers.indices {
            scratch.addHeader(
                name: all.extracting(headers[index].name),
                value: all.extracting(headers[index].value))
        }
        return tree.decide(&scratch, random: request.random)
    }
}
