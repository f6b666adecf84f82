extension SourceText {
    /// Where the first event or comment stands that another text does not have alike.
    ///
    /// Events are alike if kind, value, anchor and tag are, and if plain scalars mean the same;
    /// which quotes, and whether brackets or indentation, does not matter.
    func firstDifference(from other: SourceText) -> Position? {
        for (event, counterpart) in zip(events, other.events) {
            let isSame =
                event.kind == counterpart.kind && name(event.anchor) == other.name(counterpart.anchor)
                && name(event.tag) == other.name(counterpart.tag)
                && value(event) == other.value(counterpart)
                && isSameType(event, counterpart)
            if !isSame { return event.start }
        }
        if events.count != other.events.count { return events.last?.start ?? .start }
        return firstCommentDifference(from: other)
    }

    private func firstCommentDifference(from other: SourceText) -> Position? {
        let (left, right) = (marginalia, other.marginalia)
        for (comment, counterpart) in zip(left.comments, right.comments)
        where left.text[comment.bytes] != right.text[counterpart.bytes] {
            return comment.start
        }
        if left.comments.count != right.comments.count {
            return left.comments.last?.start ?? .start
        }
        return nil
    }

    private func isSameType(_ event: SyntaxEvent, _ counterpart: SyntaxEvent) -> Bool {
        if event.kind != .scalar || event.tag != nil { return true }
        return (event.style == .plain) == (counterpart.style == .plain)
            || PlainText.isCertain(value(event))
    }

    private func name(_ number: UInt32?) -> String? {
        number.map { names[Int($0)] }
    }
}
