import Routing

/// How the value of an indexed header is extracted.
enum HeaderExtraction: UInt32, Sendable {
    /// Each line is a value.
    case plain
    /// Envoy stores one value and joins repetitions.
    case heldOnce
    /// Envoy removes the client's header.
    case dropped
    /// A request that has it takes the slow path.
    case unusual
    /// `x-forwarded-proto`, trusted on sidecars only.
    case forwardedProtocol
    /// The client requests another protocol.
    case upgrade
}

/// What a proxy adds to every request (docs/semantics/envoy.md 3.6).
enum AddedHeader: UInt8, CaseIterable, Sendable {
    case forwardedProtocol
    case forwardedFor
    case externalAddress
    case requestID

    /// The header's name.
    var name: String {
        switch self {
        case .forwardedProtocol: "x-forwarded-proto"
        case .forwardedFor: "x-forwarded-for"
        case .externalAddress: "x-envoy-external-address"
        case .requestID: "x-request-id"
        }
    }
}

/// The names of a virtual host's fields, in the form that its tables need.
struct FieldIndex {
    /// Names of headers in lower case (group 0) and of query parameters (group 1).
    private(set) var entries: [LookupTable.Entry] = []
    private(set) var pool: [UInt8] = []
    /// A bit for each length of an indexed header name; 63 is for all longer ones.
    private(set) var lengths: UInt64 = 0
    private(set) var line = LineSlots()
    private(set) var hasParameters = false
    /// The slots of the headers that the proxy adds, -1 where no condition tests them.
    private(set) var added = AddedSlots()
    private let isSidecar: Bool
    private var known: Set<String> = []

    init(_ fields: FieldTable, isSidecar: Bool) {
        self.isSidecar = isSidecar
        for (index, field) in fields.names.enumerated() {
            if field.isParameter {
                hasParameters = true
                addEntry(field.name, FieldSlot(slot: index + 2, extraction: .plain), group: 1)
            } else {
                add(String(decoding: field.name, as: UTF8.self), slot: index + 2)
            }
        }
        if fields.asksAuthorityOfDomains { line.domainAuthority = line.authority }
        // These affect every request, whether a rule tests them or not.
        concern("host", .unusual)
        // A websocket's `connection` is forwarded, so rules see it.
        concern("upgrade", known.contains("connection") ? .unusual : .upgrade)
        if isSidecar { concern("x-forwarded-proto", .forwardedProtocol) }
    }

    private mutating func concern(_ name: String, _ extraction: HeaderExtraction) {
        if known.contains(name) { return }
        addEntry(Array(name.utf8), FieldSlot(slot: nil, extraction: extraction), group: 0)
    }

    private mutating func add(_ name: String, slot: Int) {
        switch name {
        case ":authority": line.authority = Int32(slot)
        case ":method": line.method = Int32(slot)
        case ":path": line.target = Int32(slot)
        case ":scheme": line.scheme = Int32(slot)
        default:
            known.insert(name)
            if let header = AddedHeader.allCases.first(where: { $0.name == name }) {
                added[header] = Int32(slot)
            }
            addEntry(
                Array(name.utf8), FieldSlot(slot: slot, extraction: extraction(ofHeader: name)),
                group: 0)
        }
    }

    private func extraction(ofHeader name: String) -> HeaderExtraction {
        switch HeaderTreatment(of: Array(name.utf8), isSidecar: isSidecar) {
        case .lines: .plain
        case .joined, .grpcTimeout, .attemptCount, .forwardedFor: .heldOnce
        case .removed, .consumed, .hopByHop: .dropped
        // It is forwarded with a websocket's upgrade only, and that is unusual where it matters.
        case .connection: .dropped
        case .upgrade, .te, .referer, .host: .unusual
        case .originalPath, .externalAddress, .requestID: isSidecar ? .heldOnce : .dropped
        case .forwardedProtocol: isSidecar ? .forwardedProtocol : .dropped
        }
    }

    private mutating func addEntry(_ name: [UInt8], _ place: FieldSlot, group: UInt32) {
        if group == 0 { lengths |= 1 << UInt64(min(name.count, 63)) }
        entries.append(
            LookupTable.Entry(
                hash: ByteHash.all(name, ignoringCase: group == 0), group: group,
                offset: UInt32(pool.count), length: UInt32(name.count), value: place.bits))
        pool += name
    }
}

/// The slots of the request line's parts, -1 where no condition tests them.
struct LineSlots: BitwiseCopyable, Sendable {
    var authority: Int32 = -1
    /// The authority's slot where the Host is a domain of the virtual host.
    var domainAuthority: Int32 = -1
    var method: Int32 = -1
    var target: Int32 = -1
    var scheme: Int32 = -1
}

/// The slots of the headers that the proxy adds, -1 where no condition tests them.
struct AddedSlots: BitwiseCopyable, Sendable {
    private var forwardedProtocol: Int32 = -1
    private var forwardedFor: Int32 = -1
    private var externalAddress: Int32 = -1
    private var requestID: Int32 = -1
    /// Whether any condition tests them.
    private(set) var areAsked = false

    subscript(header: AddedHeader) -> Int32 {
        get {
            switch header {
            case .forwardedProtocol: forwardedProtocol
            case .forwardedFor: forwardedFor
            case .externalAddress: externalAddress
            case .requestID: requestID
            }
        }
        set {
            areAsked = true
            switch header {
            case .forwardedProtocol: forwardedProtocol = newValue
            case .forwardedFor: forwardedFor = newValue
            case .externalAddress: externalAddress = newValue
            case .requestID: requestID = newValue
            }
        }
    }
}

/// A slot and a kind of extraction in one number.
struct FieldSlot: BitwiseCopyable {
    let bits: UInt32

    private static let noSlot: UInt32 = 0x0FFF_FFFF

    init(bits: UInt32) {
        self.bits = bits
    }

    init(slot: Int?, extraction: HeaderExtraction) {
        bits = (slot.map { UInt32($0) } ?? Self.noSlot) << 3 | extraction.rawValue
    }

    /// The slot, -1 for none.
    var slot: Int { bits >> 3 == Self.noSlot ? -1 : Int(bits >> 3) }

    /// How a header of this name is extracted.
    var extraction: HeaderExtraction { HeaderExtraction(rawValue: bits & 7) ?? .unusual }
}
