import IstioConfig
import IstioYAML

/// A text as the formatter sees it: all events, and what libyaml's events leave out.
struct SourceText {
    var events: [SyntaxEvent] = []
    /// The values of all scalars, one behind the other.
    private(set) var values: [UInt8] = []
    /// Anchors and tags, which are few.
    private(set) var names: [String] = []
    private(set) var marginalia: Trivia
    private var open: [Int] = []

    /// Reads a text whole.
    init(
        _ bytes: [UInt8], file: SourceFile, limits: ReaderLimits,
    ) throws(FormattingError) {
        if bytes.count > limits.maximumFileBytes {
            throw .unusable(limits.excess(bytes.count, in: file))
        }
        // YAML allows a byte order mark in front; libyaml would count it as an indentation.
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
        marginalia = Trivia(text: text)
        do throws(ScanFailure<Excess>) {
            try readEvents(of: text, limits)
            do throws(SyntaxFault) {
                try marginalia.read()
            } catch {
                throw .syntax(error)
            }
        } catch {
            switch error {
            case .syntax(let fault): throw .unusable(fault.diagnostic(in: file))
            case .handler(let excess): throw .unusable(excess.diagnostic(in: file))
            }
        }
    }

    /// What is beyond the limits.
    private struct Excess: Error {
        let code: DiagnosticCode
        let message: String
        let position: Position

        func diagnostic(in file: SourceFile) -> Diagnostic {
            Diagnostic(.error, code: code, message, at: position.location(in: file))
        }
    }

    private mutating func readEvents(
        of text: [UInt8], _ limits: ReaderLimits,
    ) throws(ScanFailure<Excess>) {
        try unsafe text.withUnsafeBufferPointer { buffer throws(ScanFailure<Excess>) in
            // SAFETY: the scanner does not outlive the closure, the buffer does.
            let scanner = unsafe SyntaxScanner(buffer)
            var isAtEnd = false
            while !isAtEnd {
                let hasMore = unsafe try scanner.nextEvent { (event, details) throws(Excess) in
                    unsafe try take(event, details, limits)
                }
                isAtEnd = !hasMore
            }
        }
    }

    private mutating func take(
        _ event: SyntaxEvent, _ details: SyntaxScanner.Details, _ limits: ReaderLimits,
    ) throws(Excess) {
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
                throw Excess(
                    code: .nestingTooDeep, message: "this is nested deeper than any Istio object",
                    position: event.start)
            }
        case .sequenceEnd, .mappingEnd:
            if let start = open.popLast() { events[start].target = UInt32(events.count) }
        case .documentStart, .documentEnd, .scalar, .alias: break
        }
        events.append(event)
        if events.count > limits.maximumEvents {
            throw Excess(
                code: .tooManyValues, message: "the file has more values than are read",
                position: event.start)
        }
    }

    /// The number of an anchor or a tag in ``names``.
    ///
    /// Equal names next to each other share a number; more is not worth a table.
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

    /// The index behind a node.
    func end(of index: Int) -> Int {
        max(index, Int(events[index].target)) + 1
    }

    /// Where the node's last character is.
    func lastEvent(of index: Int) -> SyntaxEvent {
        events[end(of: index) - 1]
    }
}
