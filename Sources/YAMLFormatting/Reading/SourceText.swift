import IstioConfig
import IstioYAML

/// A text as the formatter sees it: all events, and what libyaml's events omit.
struct SourceText {
    var events: [SyntaxEvent] = []
    /// The values of all scalars, concatenated.
    private(set) var values: [UInt8] = []
    /// The anchors and tags, which are few.
    private(set) var names: [String] = []
    private(set) var trivia: Trivia
    private var open: [Int] = []

    /// Reads a whole text.
    init(
        _ bytes: [UInt8], file: SourceFile, limits: ReaderLimits,
    ) throws(FormattingError) {
        if bytes.count > limits.maximumFileBytes {
            throw .unusable(limits.excess(bytes.count, in: file))
        }
        let text = ByteOrderMark.removed(from: bytes)
        trivia = Trivia(text: text)
        do throws(ScanError<UnreadableError>) {
            try readEvents(of: text, limits, file)
            do throws(SyntaxError) {
                try trivia.read()
            } catch {
                throw .syntax(error)
            }
        } catch {
            throw .unusable(error.diagnostic(in: file))
        }
    }

    private mutating func readEvents(
        of text: [UInt8], _ limits: ReaderLimits, _ file: SourceFile,
    ) throws(ScanError<UnreadableError>) {
        try unsafe text.withUnsafeBufferPointer { buffer throws(ScanError<UnreadableError>) in
            // SAFETY: the buffer outlives the closure, the scanner does not.
            let scanner = unsafe SyntaxScanner(buffer)
            var isAtEnd = false
            while !isAtEnd {
                let hasMore = unsafe try scanner.nextEvent {
                    (event, details) throws(UnreadableError) in
                    unsafe try take(event, details, limits, file)
                }
                isAtEnd = !hasMore
            }
        }
    }

    private mutating func take(
        _ event: SyntaxEvent, _ details: SyntaxScanner.Details, _ limits: ReaderLimits,
        _ file: SourceFile,
    ) throws(UnreadableError) {
        var event = event
        unsafe event.anchor = number(of: details.anchor)
        unsafe event.tag = number(of: details.tag)
        let start = UInt32(values.count)
        unsafe values.append(contentsOf: details.value)
        event.value = start..<UInt32(values.count)
        switch event.kind {
        case .sequenceStart, .mappingStart:
            open.append(events.count)
            if open.count > limits.maximumDepth {
                throw UnreadableError(ReaderLimits.tooDeep(at: event.start.location(in: file)))
            }
        case .sequenceEnd, .mappingEnd:
            if let start = open.popLast() { events[start].target = UInt32(events.count) }
        case .documentStart, .documentEnd, .scalar, .alias: break
        }
        events.append(event)
        if events.count > limits.maximumEvents {
            throw UnreadableError(
                ReaderLimits.tooManyWrittenEvents(at: event.start.location(in: file)))
        }
    }

    /// The number of an anchor or a tag in ``names``.
    ///
    /// Adjacent equal names share a number; a table for the others does not pay off.
    private mutating func number(of name: String?) -> UInt32? {
        guard let name else { return nil }
        if names.last != name { names.append(name) }
        return UInt32(names.count - 1)
    }
}

extension SourceText {
    /// The value of a scalar.
    func value(_ event: SyntaxEvent) -> ArraySlice<UInt8> {
        values[Int(event.value.lowerBound)..<Int(event.value.upperBound)]
    }

    /// The index after a node.
    func end(of index: Int) -> Int {
        max(index, Int(events[index].target)) + 1
    }

    /// The event that holds the node's last character.
    func lastEvent(of index: Int) -> SyntaxEvent {
        events[end(of: index) - 1]
    }
}
