/// The paths of fields, such as `spec.http[0].match[1].uri`, for locations in a file.
///
/// Computed afterwards for the few locations in a report, so that reading and checking need not
/// track paths.
public struct FieldPaths: Sendable {
    /// A location in a file; line and column start at 1.
    public struct Place: Hashable, Sendable {
        /// The line.
        public let line: UInt32
        /// The column in characters.
        public let column: UInt32

        /// Creates a location.
        public init(line: UInt32, column: UInt32) {
            self.line = line
            self.column = column
        }
    }

    /// The paths at one location: a mapping begins at its first key.
    public struct Paths: Hashable, Sendable {
        /// The path of the outermost value that begins here.
        public let outer: String
        /// The path of the innermost value or key that begins here.
        public fileprivate(set) var inner: String
    }

    private var found: [Place: Paths] = [:]

    /// Finds the paths of these locations, up to the first error in the file.
    ///
    /// - Complexity: linear in the file, and in depth for each location.
    public init(in bytes: [UInt8], at places: Set<Place>) {
        if places.isEmpty { return }
        unsafe bytes.withUnsafeBufferPointer { buffer in
            // SAFETY: the buffer outlives the closure, the scanner does not.
            let scanner = unsafe EventScanner(buffer)
            var walk = PathWalk(places: places)
            while !walk.isAtEnd {
                do {
                    unsafe try scanner.next { (step, scalar) throws(PathWalk.NestingError) in
                        unsafe try walk.take(step, scalar)
                    }
                } catch {
                    break
                }
            }
            found = walk.found
        }
    }

    /// Returns the paths of what begins at a location, or `nil` if nothing does.
    public subscript(line: UInt32, column: UInt32) -> Paths? {
        found[Place(line: line, column: column)]
    }
}

/// Tracks the path of the current event.
private struct PathWalk {
    /// No paths are needed beyond this depth.
    struct NestingError: Error {}

    private enum Level {
        case mapping(key: String?)
        case sequence(index: Int)
    }

    private(set) var isAtEnd = false
    private(set) var found: [FieldPaths.Place: FieldPaths.Paths] = [:]
    private let places: Set<FieldPaths.Place>
    private var levels: [Level] = []

    init(places: Set<FieldPaths.Place>) {
        self.places = places
    }

    mutating func take(
        _ step: EventScanner.Step, _ scalar: UnsafeBufferPointer<UInt8>,
    ) throws(NestingError) {
        switch step {
        case .streamEnd: isAtEnd = true
        case .documentStart: levels = []
        case .alias: endValue()
        case .close:
            _ = levels.popLast()
            endValue()
        case .node(let event, _):
            let isKey = unsafe startNode(scalar, event)
            note(event)
            switch event.kind {
            case .mappingStart: levels.append(.mapping(key: nil))
            case .sequenceStart: levels.append(.sequence(index: 0))
            default: if !isKey { endValue() }
            }
            if levels.count > 256 { throw NestingError() }
        case .documentEnd, .other: break
        }
    }

    /// Stores a key's text; returns whether the node is a scalar key.
    private mutating func startNode(
        _ scalar: UnsafeBufferPointer<UInt8>, _ event: Event,
    ) -> Bool {
        guard case .mapping(nil)? = levels.last, event.kind == .scalar else { return false }
        let text = unsafe String(decoding: scalar, as: UTF8.self)
        levels[levels.count - 1] = .mapping(key: text)
        return true
    }

    private mutating func endValue() {
        switch levels.last {
        case .mapping(let key)?:
            // A key that is an alias or a collection has no text; its value comes next.
            levels[levels.count - 1] = .mapping(key: key == nil ? "" : nil)
        case .sequence(let index)?: levels[levels.count - 1] = .sequence(index: index + 1)
        case nil: break
        }
    }

    private mutating func note(_ event: Event) {
        let place = FieldPaths.Place(line: event.line, column: event.column)
        guard places.contains(place) else { return }
        let path = path
        if found[place] == nil {
            found[place] = FieldPaths.Paths(outer: path, inner: path)
        } else {
            found[place]?.inner = path
        }
    }

    private var path: String {
        var path = ""
        for level in levels {
            switch level {
            case .sequence(let index): path += "[\(index)]"
            case .mapping(let key?):
                let isPlain = !key.isEmpty && !key.contains { ".[]\" /".contains($0) }
                path += isPlain ? (path.isEmpty ? key : ".\(key)") : "[\"\(key)\"]"
            case .mapping(nil): break
            }
        }
        return path
    }
}
