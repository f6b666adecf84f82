/// Paths to forward, and those that redirects lead to.
///
/// String arithmetic: no slash is added or merged. Source: docs/semantics/envoy.md 5.2, 6.1, 6.2.
extension EffectTables {
    /// Whether the path is rewritten, which `x-envoy-original-path` tells the destination.
    ///
    /// An expression that leaves nothing over leaves the path as it is.
    func isPathRewritten(
        _ moment: EffectTarget, _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
    ) -> Bool {
        if let redirect = redirect(moment) { return redirect.path == .replacePrefix }
        guard moment.kind == .forward, let forward = forward(moment) else { return false }
        switch forward.rewrite {
        case .none: return false
        case .prefix: return true
        case .expression:
            var probe = TextWriter.probe
            writeReplaced(forward.expression, scratch, memory, &probe)
            return probe.isFull
        }
    }

    /// Writes the path that goes on, or that a redirect rewrites, with its query.
    func writePath(
        _ moment: EffectTarget, _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) {
        if let redirect = redirect(moment), redirect.path == .replacePrefix {
            writePrefixReplaced(redirect.prefix, isRooted: true, scratch, &writer)
            return
        }
        if moment.kind == .forward, let forward = forward(moment) {
            switch forward.rewrite {
            case .none: break
            case .prefix:
                writePrefixReplaced(forward.prefix, isRooted: false, scratch, &writer)
                return
            case .expression:
                let start = writer.count
                writeReplaced(forward.expression, scratch, memory, &writer)
                if writer.count > start { return writeQuery(scratch, &writer) }
            }
        }
        writer.append(scratch.cleanTarget)
    }

    /// Writes the bytes that stand for a prefix, and what follows it.
    func writePrefixReplaced(
        _ rewrite: PrefixRewrite, isRooted: Bool, _ scratch: borrowing MatchScratch,
        _ writer: inout TextWriter,
    ) {
        let target = scratch.cleanTarget
        let isWhole = rewrite.covered == PrefixRewrite.wholePath
        let covered = isWhole ? scratch.cleanPathLength : Int(rewrite.covered)
        let start = min(covered, target.count)
        let rest = target.part(from: start, count: target.count - start)
        let text = bytes(rewrite.text)
        if isRooted {
            let first = text.count > 0 ? text : rest
            if first.count == 0 || first[0] != UInt8(ascii: "/") { writer.append("/") }
        }
        writer.append(text)
        writer.append(rest)
    }

    /// Writes the query, question mark included.
    func writeQuery(_ scratch: borrowing MatchScratch, _ writer: inout TextWriter) {
        let target = scratch.cleanTarget
        let start = scratch.cleanPathLength
        writer.append(target.part(from: start, count: target.count - start))
    }

    /// Writes the path without query, every occurrence of an expression replaced.
    ///
    /// Occurrences do not overlap, and an empty one right behind another does not count.
    private func writeReplaced(
        _ number: UInt32, _ scratch: borrowing MatchScratch, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) {
        let path = scratch.cleanTarget.part(from: 0, count: scratch.cleanPathLength)
        let record = replacements.records[Int(number)]
        if record.changesNothing { return writer.append(path) }
        let beginning = writer.count
        var position = 0
        var lastEnd = -1
        while position <= path.count && !writer.isFull {
            let outcome = replacements.search(
                number, in: path, from: position, with: memory.replacing)
            if outcome == .undecided {
                writer.rewind(to: beginning)
                return replacements.writeSlowly(number, in: path, &writer)
            }
            if outcome == .noMatch { break }
            let match = memory.replacing.group(0)
            writer.append(path.part(from: position, count: match.start - position))
            if match.start == match.end && match.start == lastEnd {
                if match.start < path.count { writer.append(path[match.start]) }
                position = match.start + 1
                continue
            }
            writeReplacement(record, path, memory, &writer)
            position = match.end
            lastEnd = match.end
        }
        if position < path.count {
            writer.append(path.part(from: position, count: path.count - position))
        }
    }

    /// Writes what stands for one occurrence.
    private func writeReplacement(
        _ record: ReplacementTable.Record, _ path: Bytes, _ memory: borrowing ApplyScratch,
        _ writer: inout TextWriter,
    ) {
        for index in 0..<Int(record.pieces.count) {
            let piece = replacements.pieces[Int(record.pieces.first) + index]
            if piece.group < 0 {
                let text = replacements.pool.bytes(at: piece.text.offset, count: piece.text.length)
                writer.append(text)
                continue
            }
            let group = memory.replacing.group(Int(piece.group))
            if group.start < 0 { continue }
            writer.append(path.part(from: group.start, count: group.end - group.start))
        }
    }
}
