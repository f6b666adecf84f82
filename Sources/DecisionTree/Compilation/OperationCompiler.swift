import ASCIIText
import Routing

/// Turns header operations into records, and their values into pieces.
struct OperationCompiler {
    private(set) var operations: [OperationRecord] = []
    private(set) var pieces: [ValuePiece] = []
    private(set) var names: [HeaderName] = []
    /// The name of the route whose operations are added next.
    var routeName = ""
    private let isSidecar: Bool
    /// Ranges of the headers that Envoy itself writes, by their kinds, so that routes share them.
    private var ownRuns: [[ValuePiece.Kind]: RecordRange] = [:]

    init(isSidecar: Bool) {
        self.isSidecar = isSidecar
    }

    /// Adds the operations of one stage.
    mutating func level(
        _ mutations: HeaderMutations, isResponse: Bool, _ texts: inout StringPool,
    ) -> OperationGroup {
        let removals = run { compiler in
            for name in mutations.remove {
                compiler.operations.append(OperationRecord(kind: .remove, name: texts.add(name)))
            }
        }
        let writes = run { compiler in
            for entry in mutations.set { compiler.add(entry, .set, isResponse, &texts) }
            for entry in mutations.add {
                let isJoined = InlineHeaders.contains(
                    ASCII.lowercased(entry.name), inResponse: isResponse)
                compiler.add(entry, isJoined ? .join : .add, isResponse, &texts)
            }
        }
        return OperationGroup(removals: removals, writes: writes)
    }

    /// Adds headers that Envoy itself writes; one whose value renders empty is not written.
    mutating func own(_ kinds: [ValuePiece.Kind], _ texts: inout StringPool) -> RecordRange {
        if let known = ownRuns[kinds] { return known }
        let added = run { compiler in
            for kind in kinds {
                let piece = compiler.run(of: [ValuePiece(kind: kind)])
                let name = texts.add(Self.name(of: kind))
                compiler.operations.append(OperationRecord(kind: .set, name: name, pieces: piece))
            }
        }
        ownRuns[kinds] = added
        return added
    }

    /// Adds the response headers for an allowed origin; empty texts are left out.
    mutating func allowance(_ headers: [(String, String)], _ texts: inout StringPool) -> RecordRange
    {
        run { compiler in
            let origin = compiler.run(of: [ValuePiece(kind: .origin)])
            let name = texts.add(Self.name(of: .origin))
            compiler.operations.append(OperationRecord(kind: .set, name: name, pieces: origin))
            for (name, value) in headers where !value.isEmpty {
                compiler.operations.append(
                    OperationRecord(kind: .set, name: texts.add(name), fixed: texts.add(value)))
            }
        }
    }

    private static func name(of kind: ValuePiece.Kind) -> String {
        switch kind {
        case .origin: "access-control-allow-origin"
        case .grpcTimeout: "grpc-timeout"
        case .originalPath: "x-envoy-original-path"
        case .location: "location"
        case .contentType: "content-type"
        case .grpcStatus: "grpc-status"
        case .grpcMessage: "grpc-message"
        default: preconditionFailure("Envoy writes no such header")
        }
    }

    private mutating func run(_ add: (inout OperationCompiler) -> Void) -> RecordRange {
        let first = operations.count
        add(&self)
        return RecordRange(first: UInt32(first), count: UInt32(operations.count - first))
    }

    private mutating func run(of added: [ValuePiece]) -> RecordRange {
        pieces += added
        return RecordRange(first: UInt32(pieces.count - added.count), count: UInt32(added.count))
    }
}

/// Values.
extension OperationCompiler {
    /// Adds an operation, unless its value is always empty.
    private mutating func add(
        _ entry: HeaderMutations.Entry, _ kind: HeaderOperation.Kind, _ isResponse: Bool,
        _ texts: inout StringPool,
    ) {
        let pieces = entry.value.pieces.map { known($0) }
        let literals = pieces.compactMap { piece -> [UInt8]? in
            if case .literal(let bytes) = piece { bytes } else { nil }
        }
        var record = OperationRecord(kind: kind, name: texts.add(ASCII.lowercased(entry.name)))
        if literals.count == pieces.count {
            let text = literals.flatMap { $0 }
            if text.isEmpty { return }
            record.fixed = texts.add(text)
        } else {
            record.pieces = run(of: pieces.map { made($0, &texts) })
        }
        operations.append(record)
    }

    /// Replaces what is known of a route before any request by a literal.
    private func known(_ piece: HeaderFormat.Piece) -> HeaderFormat.Piece {
        switch piece {
        case .protocolVersion: .literal(Array("HTTP/1.1".utf8))
        case .routeName: .literal(Array(routeName.utf8))
        default: piece
        }
    }

    private mutating func made(
        _ piece: HeaderFormat.Piece, _ texts: inout StringPool,
    ) -> ValuePiece {
        switch piece {
        case .literal(let bytes): return ValuePiece(kind: .literal, text: texts.add(bytes))
        case .request(let names, let length):
            return ValuePiece(
                kind: .request, names: add(names.map { requestName($0, &texts) }),
                length: Self.limit(length))
        case .response(let names, let length):
            return ValuePiece(
                kind: .response, names: add(names.map { responseName($0, &texts) }),
                length: Self.limit(length))
        case .responseCode: return ValuePiece(kind: .responseCode)
        case .upstreamCluster: return ValuePiece(kind: .cluster)
        case .queryParameter(let name, let length):
            return ValuePiece(
                kind: .queryParameter, text: texts.add(name), length: Self.limit(length))
        case .runtimeCommand(let command):
            return ValuePiece(kind: .command, text: texts.add(command))
        case .protocolVersion, .routeName: preconditionFailure("was put in before")
        }
    }

    private mutating func add(_ added: [HeaderName]) -> RecordRange {
        names += added
        return RecordRange(first: UInt32(names.count - added.count), count: UInt32(added.count))
    }

    /// No text is longer than a table's offsets can express.
    private static func limit(_ length: Int?) -> UInt32 {
        UInt32(clamping: length ?? Int(UInt32.max))
    }

    /// The name of a response header.
    func responseName(_ name: [UInt8], _ texts: inout StringPool) -> HeaderName {
        let source: HeaderName.Source =
            switch String(decoding: name, as: UTF8.self) {
            case "location": .location
            case "keep-alive": .nowhere
            default: InlineHeaders.contains(name, inResponse: true) ? .joined : .line
            }
        return HeaderName(text: texts.add(name), source: source)
    }

    private func requestName(_ name: [UInt8], _ texts: inout StringPool) -> HeaderName {
        HeaderName(text: texts.add(name), source: source(name))
    }

    /// Where the value of a request's header is found.
    private func source(_ name: [UInt8]) -> HeaderName.Source {
        switch String(decoding: name, as: UTF8.self) {
        case ":path": return .path
        case ":authority": return .authority
        case ":method": return .method
        case ":scheme": return .scheme
        default: break
        }
        return switch HeaderTreatment(of: name, isSidecar: isSidecar) {
        case .lines: .line
        case .joined: .joined
        case .removed, .hopByHop: .nowhere
        case .consumed: .consumed
        case .connection, .upgrade, .te, .referer: .rewritten
        case .host: .authority
        case .grpcTimeout: .grpcTimeout
        case .attemptCount: .attemptCount
        case .originalPath: .originalPath
        case .forwardedProtocol: .forwardedProtocol
        case .forwardedFor: isSidecar ? .joined : .forwardedFor
        case .externalAddress: isSidecar ? .joined : .externalAddress
        case .requestID: .requestID
        }
    }
}
