import Foundation

/// Waits for changes of files by polling their modification times.
package struct FileWatch {
    private struct State: Equatable {
        let modified: Date?
        let byteCount: Int?
    }

    private var states: [String: State] = [:]

    /// Creates a watch without files.
    package init() {}

    /// The number of watched files and folders.
    var count: Int { states.count }

    /// Starts watching a file or folder; a folder changes when a file is added or removed.
    package mutating func add(_ path: String) {
        if path != "-" { states[path] = Self.state(of: path) }
    }

    /// Whether any has changed, appeared or disappeared since it was added.
    package var hasChanged: Bool {
        states.contains { path, state in Self.state(of: path) != state }
    }

    /// Returns once something has changed; polls twice a second.
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
