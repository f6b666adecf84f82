/// A text that rules were read from, so that every value can say where it is written.
///
/// One instance stands for one file (or standard input) and is shared by all locations in it.
public final class SourceFile: Sendable {
    /// The name as the user gave it: a path, or `<stdin>`.
    public let name: String

    /// Creates a file of that name; nothing is read.
    public init(name: String) {
        self.name = name
    }
}

extension SourceFile: Hashable {
    /// Two files are equal if their names are.
    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left === right || left.name == right.name
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}
