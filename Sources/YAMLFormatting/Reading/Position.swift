import CYAML
import IstioConfig

/// A position in a text, as counted by libyaml: characters, lines and columns from 0.
struct Position {
    var index: UInt32
    var line: UInt32
    var column: UInt32

    init(_ mark: yaml_mark_t) {
        index = UInt32(clamping: mark.index)
        line = UInt32(clamping: mark.line)
        column = UInt32(clamping: mark.column)
    }

    init(index: UInt32, line: UInt32, column: UInt32) {
        self.index = index
        self.line = line
        self.column = column
    }

    /// The start of every text.
    static let start = Position(index: 0, line: 0, column: 0)

    /// The position as a location, counted from 1.
    func location(in file: SourceFile) -> RuleLocation {
        RuleLocation(file: file, line: line + 1, column: column + 1)
    }
}

extension Position: Comparable {
    static func < (left: Position, right: Position) -> Bool { left.index < right.index }
    static func == (left: Position, right: Position) -> Bool { left.index == right.index }
}
