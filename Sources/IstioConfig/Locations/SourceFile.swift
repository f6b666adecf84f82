import Synchronization

/// A file that rules are read from, so that every value knows where it is written.
///
/// Stores a number for the name, so that the many locations in a configuration take little memory
/// and are copied without reference counting. Each name is stored once and kept until the process
/// exits; callers that reload files must not generate new names for them.
public struct SourceFile: Hashable, Sendable {
    /// The names of all files, and their numbers.
    private struct Names {
        var all: [String] = []
        var numbers: [String: UInt32] = [:]
    }

    private static let names = Mutex(Names())

    private let number: UInt32

    /// Creates a file with that name; nothing is read.
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

    /// The name as given by the user: a path, or `<stdin>`.
    public var name: String {
        Self.names.withLock { $0.all[Int(number)] }
    }
}
