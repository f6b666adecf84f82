/// One of libyaml's events with all that its canonical form depends on.
///
/// Positions count characters, as libyaml does; lines and columns count from 0.
struct SyntaxEvent {
    enum Kind: UInt8 {
        case documentStart
        case documentEnd
        case scalar
        case alias
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    let kind: Kind
    /// How it is written: a scalar without quotes, a scalar as a block, a collection in brackets.
    var style = Style.other
    /// The place of the first character, be it an anchor's or a tag's.
    let start: Position
    /// The place behind the last character.
    let end: Position
    /// The anchor, or the name that an alias stands for, by its number in ``SourceText/names``.
    var anchor: UInt32?
    /// The tag as resolved, by its number in ``SourceText/names``.
    var tag: UInt32?
    /// A scalar's value in ``SourceText/values``.
    var value: Range<UInt32> = 0..<0
    /// For the start of a collection the index of its end.
    var target: UInt32 = 0

    enum Style: UInt8 {
        case plain
        case block
        /// In brackets, in the source only so far.
        case sourceFlow
        /// In brackets, and stays so.
        case flow
        case other
    }

    /// Whether an anchor or a tag stands before the content.
    var hasProperties: Bool { anchor != nil || tag != nil }

    /// Whether nothing is written at all: a null that is left out.
    var isBare: Bool {
        kind == .scalar && style == .plain && value.isEmpty && !hasProperties
    }
}
