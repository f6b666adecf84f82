/// One of libyaml's events, small enough to store a document's in one flat list.
struct Event {
    /// What the event is.
    enum Kind: UInt8 {
        case scalar
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
        case alias
    }

    /// What the event is.
    let kind: Kind
    /// Whether a scalar is a text whatever its content: quoted, or tagged as a string.
    let isText: Bool
    /// The line, from 1.
    let line: UInt32
    /// The column in characters, from 1.
    let column: UInt32
    /// The scalar's bytes in the document's buffer.
    let start: UInt32
    /// The length of the scalar in bytes.
    let length: UInt32
    /// The position of the end for the start of a collection, of the target for an alias.
    var target: Int32 = 0
}
