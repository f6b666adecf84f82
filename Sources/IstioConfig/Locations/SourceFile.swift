import Synchronization

/// A text that rules were read from, so that every value can say where it is written.
///
/// A number that stands for the name, so that the many places in a configuration take little memory
/// and are copied without counting references. Names are kept as long as the process lives, each
/// once; whoever reads files again and again should not make up new names for them.
public struct SourceFile: Hashable, Sendable {
    /// The names of all files, and their numbers.
    private struct Names {
        var all: [String] = []
        var numbers: [String: UInt32] = [:]
    }

    private static let names = Mutex(Names())

    private let number: UInt32

    /// Creates a file of that name; nothing is read.
    ///
    /// Two files are equal if their names are.
    public init(name: String) {
        number = Self.names.withLock { names in
            if let known = names.numbers[name] { return known }
            let number = UInt32(names.all.count)
            names.all.append(name)
            names.numbers[name] = number
            return number
        }
    }

    /// The name as the user gave it: a path, or `<stdin>`.
    public var name: String {
        Self.names.withLock { $0.all[Int(number)] }
    }
}
