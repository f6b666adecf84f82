import Foundation

/// Files whose changes are waited for, by asking for their times again and again.
package struct FileWatch {
    private struct State: Equatable {
        let modified: Date?
        let byteCount: Int?
    }

    private var states: [String: State] = [:]

    /// Creates a watch on nothing.
    package init() {}

    /// How many files and folders are watched.
    var count: Int { states.count }

    /// Watches a file or folder from now on; a folder changes when a file comes or goes.
    package mutating func add(_ path: String) {
        if path != "-" { states[path] = Self.state(of: path) }
    }

    /// Whether any has changed, come or gone since it was added.
    package var hasChanged: Bool {
        states.contains { path, state in Self.state(of: path) != state }
    }

    /// Returns once something has changed; looks twice a second.
    func waitForChange() {
        while !hasChanged { Thread.sleep(forTimeInterval: 0.5) }
    }

    private static func state(of path: String) -> State {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return State(
            modified: attributes?[.modificationDate] as? Date, byteCount: attributes?[.size] as? Int
        )
    }
}
