/// The events of one document in a flat list; aliases point back into it.
///
/// Anchors belong to one document and `kind` may follow `spec`, so a document is the smallest
/// unit to hold; no tree is built.
struct DocumentEvents {
    private(set) var events: [Event] = []
    private(set) var bytes: [UInt8] = []
    private var anchors: [String: Int] = [:]
    private var open: [OpenNode] = []
    /// The number of events and levels of each anchored node, aliases followed.
    private var extents: [Int: Extent] = [:]
    private let limits: ReaderLimits

    private struct Extent {
        var events = 1
        var depth = 1
    }

    private struct OpenNode {
        let index: Int
        let isAnchored: Bool
        var extent = Extent()
    }

    /// Why a document cannot be held.
    enum EventError: Error {
        case tooDeep
        case tooManyEvents
        case unknownAnchor(String)
        case cycle(String)
    }

    init(limits: ReaderLimits) {
        self.limits = limits
    }

    /// Clears the document, keeping the memory for the next one.
    mutating func removeAll() {
        events.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        anchors.removeAll(keepingCapacity: true)
        extents.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
    }

    /// Appends a scalar or the start of a collection.
    mutating func append(_ event: Event, text: some Collection<UInt8>, anchor: String?)
        throws(EventError)
    {
        let index = events.count
        bytes.append(contentsOf: text)
        events.append(event)
        if let anchor { anchors[anchor] = index }
        if event.kind == .scalar {
            if anchor != nil { extents[index] = Extent() }
            try grow(by: Extent())
        } else {
            open.append(OpenNode(index: index, isAnchored: anchor != nil))
            if open.count > limits.maximumDepth { throw .tooDeep }
        }
    }

    /// Closes the innermost collection.
    mutating func close(_ event: Event) throws(EventError) {
        guard let node = open.popLast() else { return }
        events[node.index].target = Int32(events.count)
        events.append(event)
        if node.isAnchored { extents[node.index] = node.extent }
        try grow(by: node.extent)
    }

    /// Appends an alias, which counts as much as its target.
    mutating func appendAlias(_ event: Event, to anchor: String) throws(EventError) {
        guard let index = anchors[anchor] else { throw .unknownAnchor(anchor) }
        guard let extent = extents[index] else { throw .cycle(anchor) }
        var event = event
        event.target = Int32(index)
        events.append(event)
        if open.count + extent.depth > limits.maximumDepth { throw .tooDeep }
        try grow(by: extent)
    }

    private mutating func grow(by extent: Extent) throws(EventError) {
        guard let last = open.indices.last else { return }
        open[last].extent.events += extent.events
        open[last].extent.depth = max(open[last].extent.depth, extent.depth + 1)
        if open[last].extent.events > limits.maximumEvents { throw .tooManyEvents }
    }
}

extension DocumentEvents {
    /// Follows an alias to its target.
    func resolved(_ index: Int) -> Int {
        events[index].kind == .alias ? Int(events[index].target) : index
    }

    /// Returns the position after a node.
    func end(of index: Int) -> Int {
        switch events[index].kind {
        case .sequenceStart, .mappingStart: Int(events[index].target) + 1
        default: index + 1
        }
    }

    /// The number of nodes in a collection; a mapping has two for each entry.
    func childCount(of collection: Int) -> Int {
        let end = Int(events[collection].target)
        var count = 0
        var index = collection + 1
        while index < end {
            index = self.end(of: index)
            count += 1
        }
        return count
    }

    /// The bytes of a scalar.
    func scalar(_ index: Int) -> ArraySlice<UInt8> {
        let event = events[index]
        return bytes[Int(event.start)..<Int(event.start + event.length)]
    }

    /// The text of a scalar.
    func text(_ index: Int) -> String {
        String(decoding: scalar(index), as: UTF8.self)
    }
}
