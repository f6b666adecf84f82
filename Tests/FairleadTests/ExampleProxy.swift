import Fairlead

/// A request as an HTTP/1 parser leaves it: one buffer, and the ranges of its parts.
struct ParsedRequest {
    /// The bytes read from the connection; they stay in place until the response is sent.
    let buffer: [UInt8]
    var method: Range<Int>
    var authority: Range<Int>
    var target: Range<Int>
    var headers: [HeaderRange]
    /// The address of the connection's peer.
    let client: [UInt8]
}

/// What a proxy forwards: texts in a buffer of its own.
struct ForwardedHead: ~Copyable {
    var cluster: [UInt8] = []
    var authority: [UInt8] = []
    var path: [UInt8] = []
    var headers: [(name: [UInt8], value: [UInt8])] = []
}

/// The minimum that a proxy does: view a request's parts, decide, carry out the effect.
///
/// Deciding copies nothing and allocates nothing. The forwarded head is built from arrays here to
/// keep the example short; a proxy writes into the buffer that it sends from.
struct ExampleProxy: ~Copyable {
    /// That of the connection.
    private let scheme = Array("http".utf8)
    private var reader: RuleReader

    init(_ reader: consuming RuleReader) {
        self.reader = reader
    }

    /// Returns what the request's destination receives; `nil` where it is not forwarded.
    mutating func forward(_ request: ParsedRequest, random: UInt64) -> ForwardedHead? {
        let scheme = scheme
        let view = RequestView(
            request.buffer.span, method: request.method, authority: request.authority,
            target: request.target, headers: request.headers.span, scheme: scheme.span)
        var effect = reader.decide(view, random: random)
        effect.setClientAddress(request.client.span)
        guard let cluster = effect.clusterName else { return nil }
        var head = ForwardedHead()
        head.cluster = Array(copying: cluster)
        head.authority = Array(request.buffer[request.authority])
        if let authority = effect.authority { head.authority = Array(copying: authority) }
        head.path =
            render { effect.writePath(to: &$0) } ?? Array(request.buffer[request.target])
        head.headers = request.headers.map {
            (Array(request.buffer[$0.name]), Array(request.buffer[$0.value]))
        }
        var operations = effect.requestOperations
        while let operation = operations.next() {
            head.carryOut(operation)
        }
        return head
    }
}

/// Provides memory, and more if it is too small; `nil` where there is nothing to write.
private func render(_ write: (inout OutputSpan<UInt8>) -> WriteResult) -> [UInt8]? {
    var room = 64
    while true {
        var result = WriteResult.unchanged
        let text = [UInt8](capacity: room) { output in result = write(&output) }
        switch result {
        case .written: return text
        case .unchanged: return nil
        case .insufficientSpace(let required): room = required
        }
    }
}

extension ForwardedHead {
    fileprivate mutating func carryOut(_ operation: borrowing HeaderOperation) {
        let name = Array(copying: operation.name)
        if operation.kind == .remove { return remove(name) }
        let value: [UInt8]?
        if let fixed = operation.fixedValue {
            value = Array(copying: fixed)
        } else {
            value = render { operation.writeValue(to: &$0) }
        }
        // An operation whose value renders empty is not carried out.
        guard let value else { return }
        switch operation.kind {
        case .remove: break
        case .set:
            remove(name)
            headers.append((name, value))
        case .add: headers.append((name, value))
        case .join: join(name, value)
        }
    }

    private mutating func remove(_ name: [UInt8]) {
        headers.removeAll { Self.isSame($0.name, name) }
    }

    private mutating func join(_ name: [UInt8], _ value: [UInt8]) {
        guard let index = headers.firstIndex(where: { Self.isSame($0.name, name) }) else {
            headers.append((name, value))
            return
        }
        let comma = headers[index].value.isEmpty ? [] : [UInt8(ascii: ",")]
        headers[index].value += comma + value
    }

    /// Names in operations are lowercased, those in requests are as sent.
    private static func isSame(_ sent: [UInt8], _ lower: [UInt8]) -> Bool {
        sent.count == lower.count
            && zip(sent, lower).allSatisfy { (0x41...0x5A ~= $0 ? $0 | 0x20 : $0) == $1 }
    }
}

extension [UInt8] {
    /// Copies borrowed bytes.
    init(copying span: Span<UInt8>) {
        self.init(capacity: span.count) { output in
            for index in span.indices { output.append(span[index]) }
        }
    }
}
