public import Foundation

/// The folder of recorded behavior beside the project, present where it is developed.
///
/// A clone of the project does not include it; tests that need it are skipped then.
public enum SharedFolder {
    /// The project's root.
    public static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file or folder in it.
    public static func url(_ path: String) -> URL {
        project.deletingLastPathComponent().appendingPathComponent("shared/\(path)")
    }

    /// Whether a file or folder exists.
    public static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: url(path).path)
    }

    /// The lines of a file of JSON values.
    public static func lines(_ path: String) throws -> [Data] {
        try Data(contentsOf: url(path)).split(separator: UInt8(ascii: "\n")).map { Data($0) }
    }
}

/// A random number generator that returns the same numbers for the same seed (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Creates a generator from a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// Returns the next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
