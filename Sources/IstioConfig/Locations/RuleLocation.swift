/// Where a value is written: file, line and column.
public struct RuleLocation: Hashable, Sendable {
    /// The file that the value was read from.
    public let file: SourceFile
    /// The line, from 1.
    public let line: UInt32
    /// The column in characters, from 1.
    public let column: UInt32

    /// Creates a location; lines and columns count from 1.
    public init(file: SourceFile, line: UInt32, column: UInt32) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension RuleLocation: CustomStringConvertible {
    /// The location as `file:line:column`, which terminals and editors turn into a link.
    public var description: String {
        "\(file.name):\(line):\(column)"
    }

    /// The location as `file:line`, for output where the column adds nothing.
    public var fileAndLine: String {
        "\(file.name):\(line)"
    }
}

extension RuleLocation: Comparable {
    /// Orders by file name, then line, then column.
    public static func < (left: RuleLocation, right: RuleLocation) -> Bool {
        if left.file != right.file { return left.file.name < right.file.name }
        return (left.line, left.column) < (right.line, right.column)
    }
}
