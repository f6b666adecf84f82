import CPeers

/// An engine that a user would pick instead, with its expressions.
@safe
final class Peer {
    /// The engines' names, and their titles in the results.
    static let all = ["re2", "re2Set", "pcre2", "hyperscan"]

    private let peer: OpaquePointer
    /// The text to match.
    private let text: [CChar]

    /// Compiles expressions; `nil` if the engine is not part of this build.
    init?(_ name: String, _ patterns: [String], text: String) {
        guard let made = unsafe peer_make(name) else { return nil }
        unsafe peer = made
        self.text = Array(text.utf8CString)
        for pattern in patterns {
            precondition(unsafe peer_add(peer, pattern), "\(name) refuses \(pattern)")
        }
        precondition(unsafe peer_compile(peer), "\(name) cannot compile")
    }

    deinit {
        unsafe peer_free(peer)
    }

    /// Returns the position of the first expression that matches.
    func firstMatch() -> Int {
        unsafe text.withUnsafeBufferPointer { buffer in
            // SAFETY: the buffer ends with a zero that is not part of the text.
            unsafe peer_first_match(peer, buffer.baseAddress, buffer.count - 1)
        }
    }

    /// Whether the engine is part of this build.
    static func isBuilt(_ name: String) -> Bool {
        guard let made = unsafe peer_make(name) else { return false }
        unsafe peer_free(made)
        return true
    }
}
