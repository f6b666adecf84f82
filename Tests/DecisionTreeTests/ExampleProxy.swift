import DecisionTree
import Routing

/// A request as an HTTP/1 parser leaves it: one buffer, and where each part stands in it.
struct ParsedRequest {
    /// What was read from the connection; it stays where it is until the answer is out.
    let buffer: [UInt8]
    var method: Range<Int>
    var authority: Range<Int>
    var target: Range<Int>
    var headers: [(name: Range<Int>, value: Range<Int>)]
    /// The address at the other end of the connection.
    let client: [UInt8]
}

/// What a proxy sends on: texts in a buffer of its own.
struct ForwardedHead {
    var cluster: [UInt8] = []
    var authority: [UInt8] = []
    var path: [UInt8] = []
    var headers: [(name: [UInt8], value: [UInt8])] = []
}

/// The least that a proxy has to do: name a request's parts, decide, carry out what follows.
///
/// Deciding copies nothing and allocates nothing. What is sent on is made of arrays here, so that
/// the example is short; a proxy writes into the buffer that it sends from.
struct ExampleProxy: ~Copyable {
    let tree: DecisionTree
    /// That of the connection.
    let scheme = Array("http".utf8)
    private var scratch: MatchScratch
    private var memory = ApplyScratch()

    init(_ tree: DecisionTree) {
        self.tree = tree
        scratch = tree.makeScratch()
    }

    /// Decides where a request goes.
    ///
    /// The request's bytes are not copied, so they must stay until it is forwarded.
    mutating func decide(_ request: ParsedRequest, random: UInt64) -> Decision {
        let bytes = request.buffer.span
        let scheme = scheme
        scratch.begin(
            method: bytes.extracting(request.method), scheme: scheme.span,
            authority: bytes.extracting(request.authority),
            target: bytes.extracting(request.target))
        for header in request.headers {
            scratch.addHeader(
                name: bytes.extracting(header.name), value: bytes.extracting(header.value))
        }
        memory.begin()
        memory.nameClient(address: request.client.span)
        return tree.decide(&scratch, random: random)
    }

    /// Makes of the request that was decided last what its destination gets.
    func forward(_ request: ParsedRequest, by decision: Decision) -> ForwardedHead {
        var head = ForwardedHead()
        head.cluster = copy(tree.clusterName(of: decision)) ?? []
        head.authority =
            copy(tree.authority(of: decision, for: scratch))
            ?? Array(request.buffer[request.authority])
        head.path =
            make { tree.writePath(of: decision, for: scratch, with: memory, to: &$0) }
            ?? Array(request.buffer[request.target])
        head.headers = request.headers.map {
            (Array(request.buffer[$0.name]), Array(request.buffer[$0.value]))
        }
        var walk = tree.requestOperations(of: decision)
        while let operation = tree.next(&walk, for: scratch) {
            let name = copy(operation.name) ?? []
            if operation.kind == .remove {
                head.remove(name)
                continue
            }
            let value =
                copy(operation.fixedValue)
                ?? make { tree.writeValue(of: operation, for: scratch, with: memory, to: &$0) }
            // An operation whose value comes out empty is not carried out.
            guard let value else { continue }
            switch operation.kind {
            case .remove: break
            case .set:
                head.remove(name)
                head.headers.append((name, value))
            case .add: head.headers.append((name, value))
            case .join: head.join(name, value)
            }
        }
        return head
    }

    /// Lends memory, and more of it where it is too small; `nil` where there is nothing to write.
    private func make(_ write: (inout OutputSpan<UInt8>) -> WriteResult) -> [UInt8]? {
        var room = 64
        while true {
            var result = WriteResult.nothing
            let made = [UInt8](capacity: room) { output in result = write(&output) }
            switch result {
            case .written: return made
            case .nothing: return nil
            case .needs(let count): room = count
            }
        }
    }

    private func copy(_ text: TreeText?) -> [UInt8]? {
        guard let text else { return nil }
        return text.span.indices.map { text.span[$0] }
    }
}

extension ForwardedHead {
    fileprivate mutating func remove(_ name: [UInt8]) {
        headers.removeAll { Self.isSame($0.name, name) }
    }

    fileprivate mutating func join(_ name: [UInt8], _ value: [UInt8]) {
        guard let index = headers.firstIndex(where: { Self.isSame($0.name, name) }) else {
            headers.append((name, value))
            return
        }
        let comma = headers[index].value.isEmpty ? [] : [UInt8(ascii: ",")]
        headers[index].value += comma + value
    }

    /// Names in operations are in lower case, those in requests as they were sent.
    private static func isSame(_ sent: [UInt8], _ lower: [UInt8]) -> Bool {
        sent.count == lower.count
            && zip(sent, lower).allSatisfy { (0x41...0x5A ~= $0 ? $0 | 0x20 : $0) == $1 }
    }
}
