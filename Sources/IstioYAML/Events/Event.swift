/// One of libyaml's events, small enough to keep a document's in one flat list.
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
    /// Whether a scalar is a text whatever it looks like: quoted, or with the tag of a text.
    let isText: Bool
    /// The line, from 1.
    let line: UInt32
    /// The column in characters, from 1.
    let column: UInt32
    /// The scalar's bytes in the document's buffer.
    let start: UInt32
    /// How many bytes the scalar has.
    let length: UInt32
    /// For the start of a collection the position of its end, for an alias that of its target.
    var target: Int32 = 0
}
