/// One of libyaml's events with everything that its canonical form depends on.
///
/// Positions count characters, as in libyaml; lines and columns count from 0.
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
    /// The style: a plain scalar, a block scalar or a flow collection.
    var style = Style.other
    /// The position of the first character, including an anchor or a tag.
    let start: Position
    /// The position after the last character.
    let end: Position
    /// The anchor, or an alias's target, as an index into ``SourceText/names``.
    var anchor: UInt32?
    /// The resolved tag, as an index into ``SourceText/names``.
    var tag: UInt32?
    /// A scalar's value, as a range of ``SourceText/values``.
    var value: Range<UInt32> = 0..<0
    /// The index of the end, for the start of a collection.
    var target: UInt32 = 0

    enum Style: UInt8 {
        case plain
        case block
        /// Flow style in the source.
        case sourceFlow
        /// Flow style in the source and in the output.
        case flow
        case other
    }

    /// Whether an anchor or a tag precedes the content.
    var hasProperties: Bool { anchor != nil || tag != nil }

    /// Whether nothing is written: an omitted null.
    var isBare: Bool {
        kind == .scalar && style == .plain && value.isEmpty && !hasProperties
    }
}
