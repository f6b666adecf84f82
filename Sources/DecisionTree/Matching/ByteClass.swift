/// How path normalization treats each byte, as the numbers of a table.
enum ByteClass {
    /// Is kept.
    static let plain: UInt8 = 0
    /// `.`: is kept unless it begins a segment.
    static let dot: UInt8 = 1
    /// `?`: the path ends.
    static let question: UInt8 = 2
    /// `#`: the target ends, for Envoy.
    static let fragment: UInt8 = 3
    /// Needs a closer look by ``PathNormalizer``.
    static let special: UInt8 = 4
    /// Not a valid byte of a target; an HTTP parser refuses it.
    static let refused: UInt8 = 5

    /// The class of every byte.
    static let table: [UInt8] = (UInt8.min...UInt8.max).map { byte in
        switch byte {
        case UInt8(ascii: "."): dot
        case UInt8(ascii: "?"): question
        case UInt8(ascii: "#"): fragment
        case 0x22, 0x25, 0x3B, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D: special
        case 0x21...0x7E: plain
        default: refused
        }
    }
}
