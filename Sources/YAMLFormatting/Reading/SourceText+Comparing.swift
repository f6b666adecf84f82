import IstioYAML

extension SourceText {
    /// Returns the first event or comment that the canonical form does not preserve.
    ///
    /// Events are equal if their kind, value, anchor and tag are equal and plain scalars mean the
    /// same; quoting and flow or block style do not matter. The canonical form is read event by
    /// event and not stored.
    func firstDifference(from canonical: [UInt8]) -> Position? {
        var index = 0
        do throws(ScanError<DifferenceError>) {
            try unsafe canonical.withUnsafeBufferPointer {
                buffer throws(ScanError<DifferenceError>) in
                // SAFETY: the buffer outlives the closure, the scanner does not.
                let scanner = unsafe SyntaxScanner(buffer)
                var isAtEnd = false
                while !isAtEnd {
                    let hasMore = try unsafe scanner.nextEvent {
                        (event, details) throws(DifferenceError) in
                        guard unsafe isSame(index, event, details) else { throw DifferenceError() }
                        index += 1
                    }
                    isAtEnd = !hasMore
                }
            }
        } catch {
            return place(index)
        }
        return index < events.count ? place(index) : firstCommentDifference(from: canonical)
    }

    private struct DifferenceError: Error {}

    private func isSame(
        _ index: Int, _ other: SyntaxEvent, _ details: SyntaxScanner.Details,
    ) -> Bool {
        guard index < events.count else { return false }
        let event = events[index]
        return unsafe event.kind == other.kind && name(event.anchor) == details.anchor
            && name(event.tag) == details.tag && value(event).elementsEqual(details.value)
            && isSameType(event, other)
    }

    private func isSameType(_ event: SyntaxEvent, _ other: SyntaxEvent) -> Bool {
        if event.kind != .scalar || event.tag != nil { return true }
        return (event.style == .plain) == (other.style == .plain)
            || PlainText.isCertain(value(event))
    }

    private func firstCommentDifference(from canonical: [UInt8]) -> Position? {
        var other = Trivia(text: canonical)
        guard (try? other.read()) != nil else { return .start }
        let comments = trivia.comments
        for (comment, counterpart) in zip(comments, other.comments)
        where trivia.text[comment.bytes] != other.text[counterpart.bytes] {
            return comment.start
        }
        return comments.count == other.comments.count ? nil : comments.last?.start ?? .start
    }

    private func name(_ number: UInt32?) -> String? {
        number.map { names[Int($0)] }
    }

    private func place(_ index: Int) -> Position {
        index < events.count ? events[index].start : events.last?.start ?? .start
    }
}
