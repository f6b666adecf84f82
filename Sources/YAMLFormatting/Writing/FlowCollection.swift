/// A flow collection on one line.
///
/// A flow collection on one line stays if it is short and contains only lists, mappings and
/// single-line texts: `methods: [GET, POST]` is its author's choice, like a blank line. All other
/// collections become blocks, where each value has its own line for findings, comments and diffs.
struct FlowCollection {
    /// The maximum width in characters, brackets included.
    static let maximumWidth = 80

    private(set) var bytes: [UInt8] = []
    private var open: [(isMapping: Bool, count: Int)] = []
    private var isBehindAlias = false

    /// Formats the collection that begins at an event; `nil` if it must become a block.
    init?(of index: Int, in source: SourceText) {
        let start = source.events[index]
        let end = source.lastEvent(of: index)
        let isFlow = start.style == .sourceFlow || start.style == .flow
        guard isFlow, Int(start.target) > index + 1, start.start.line == end.end.line
        else { return nil }
        for event in source.events[index..<source.end(of: index)] {
            // The node's own anchor and tag are written before the brackets.
            let isOuter = open.isEmpty && bytes.isEmpty
            guard isOuter || event.tag == nil, take(event, in: source, isOuter: isOuter) else {
                return nil
            }
            if bytes.count(where: { $0 & 0xC0 != 0x80 }) > Self.maximumWidth { return nil }
        }
    }

    private mutating func take(
        _ event: SyntaxEvent, in source: SourceText, isOuter: Bool,
    ) -> Bool {
        switch event.kind {
        case .sequenceEnd, .mappingEnd:
            open.removeLast()
            append(event.kind == .sequenceEnd ? "]" : "}")
            return true
        case .sequenceStart, .mappingStart:
            if isKeyNext { return false }
            if !isOuter { separate(event, in: source) }
            open.append((event.kind == .mappingStart, 0))
            append(event.kind == .sequenceStart ? "[" : "{")
            return true
        case .scalar, .alias:
            separate(event, in: source)
            return appendLeaf(event, in: source)
        case .documentStart, .documentEnd: return false
        }
    }

    /// Whether a mapping expects a key.
    private var isKeyNext: Bool {
        open.last.map { $0.isMapping && $0.count.isMultiple(of: 2) } ?? false
    }

    private mutating func separate(_ event: SyntaxEvent, in source: SourceText) {
        guard let last = open.last else { return }
        if last.isMapping && !isKeyNext {
            append(isBehindAlias ? " : " : ": ")
        } else if last.count > 0 {
            append(", ")
        }
        open[open.count - 1].count += 1
        if let anchor = event.anchor, event.kind != .alias {
            append("&\(source.names[Int(anchor)]) ")
        }
    }

    private mutating func appendLeaf(_ event: SyntaxEvent, in source: SourceText) -> Bool {
        isBehindAlias = event.kind == .alias
        if event.kind == .alias {
            append("*\(event.anchor.map { source.names[Int($0)] } ?? "")")
            return true
        }
        let value = source.value(event)
        let isPlain = event.style == .plain
        // Longer values do not fit.
        if value.count > 4 * Self.maximumWidth { return false }
        if value.contains(UInt8(ascii: "\n")) || (value.isEmpty && isPlain) { return false }
        let isCertain = PlainText.isCertain(value)
        let form = ScalarForm(of: value, mayBePlain: isPlain || isCertain, at: .flow)
        // Quotes would change the type for readers that do not treat the value as a text.
        if case .plain = form {} else if isPlain && !isCertain { return false }
        bytes += form.text(of: value)
        return true
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }
}

extension SourceText {
    /// Marks the collections that keep flow style; their entries have no lines of their own.
    mutating func keepShortFlow() {
        var index = 0
        while index < events.count {
            if FlowCollection(of: index, in: self) != nil {
                events[index].style = .flow
                index = end(of: index)
            } else {
                index += 1
            }
        }
    }
}
