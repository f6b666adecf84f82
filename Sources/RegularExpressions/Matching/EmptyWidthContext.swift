/// The neighbors of a position, as far as assertions distinguish them.
struct EmptyWidthContext {
    /// The kinds of neighbors.
    enum Neighbor: UInt8 {
        case none
        case newline
        case word
        case other

        init(_ byte: UInt8?) {
            switch byte {
            case nil: self = .none
            case 0x0A?: self = .newline
            case let byte?: self = NamedClasses.word.contains(byte) ? .word : .other
            }
        }
    }

    let before: Neighbor
    let after: Neighbor

    func satisfies(_ assertion: SyntaxTree.Assertion) -> Bool {
        switch assertion {
        case .beginText: before == .none
        case .endText: after == .none
        case .beginLine: before == .none || before == .newline
        case .endLine: after == .none || after == .newline
        case .wordBoundary: (before == .word) != (after == .word)
        case .nonWordBoundary: (before == .word) == (after == .word)
        }
    }
}
