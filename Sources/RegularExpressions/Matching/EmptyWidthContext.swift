/// What stands on both sides of a position, as far as assertions ask.
struct EmptyWidthContext {
    /// The kinds of neighbours.
    enum Neighbour: UInt8 {
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

    let before: Neighbour
    let after: Neighbour

    func satisfies(_ assertion: SyntaxTree.Assertion) -> Bool {
        switch assertion {
        case .textStart: before == .none
        case .textEnd: after == .none
        case .lineStart: before == .none || before == .newline
        case .lineEnd: after == .none || after == .newline
        case .wordBoundary: (before == .word) != (after == .word)
        case .noWordBoundary: (before == .word) == (after == .word)
        }
    }
}
