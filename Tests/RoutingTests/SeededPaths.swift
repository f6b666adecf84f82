import TestSupport

/// Paths from a few parts that normalization treats in different ways.
struct SeededPaths {
    private var random: SeededGenerator
    private static let parts = ["/", ".", "..", "%2e", "%41", "%", "\\", ";", "a", "2", "é", "//"]

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// The next path.
    mutating func path() -> [UInt8] {
        var path = "/"
        for _ in 0..<Int.random(in: 0...9, using: &random) {
            path += Self.parts.randomElement(using: &random) ?? ""
        }
        return Array(path.utf8)
    }
}
