/// A parsed command line, checked against the command's table.
public struct ParsedArguments: Sendable {
    /// The positional arguments in order.
    public internal(set) var positionals: [String] = []
    var values: [String: [String]] = [:]

    /// Returns all values of an option, in order; empty if it was not given.
    public func all(_ name: String) -> [String] {
        values[name] ?? []
    }

    /// Returns the value of an option that may be given once.
    public func value(_ name: String) -> String? {
        values[name]?.last
    }

    /// Whether a flag was given.
    public func has(_ name: String) -> Bool {
        values[name] != nil
    }

    /// Returns the value of a numeric option; the parser has checked it.
    public func number(_ name: String) -> UInt64? {
        value(name).flatMap { UInt64($0) }
    }
}

/// Why a command line cannot be used; exit code 2.
public struct ArgumentError: Error, Hashable, Sendable {
    /// What is wrong.
    public let message: String
    /// What to do about it, if known.
    public let suggestion: String?

    /// Creates an error.
    public init(_ message: String, suggestion: String? = nil) {
        self.message = message
        self.suggestion = suggestion
    }
}
