import RegularExpressions

/// Paths of forwarded requests, and those that redirects lead to.
///
/// String arithmetic: no slash is added or merged. Source: docs/semantics/envoy.md 5.2, 6.1, 6.2.
extension EffectRenderer {
    /// Whether the path is rewritten, which the destination learns from `x-envoy-original-path`.
    ///
    /// An expression whose result is empty leaves the path as it is.
    func isPathRewritten() -> Bool {
        if let redirect = redirect { return redirect.path == .replacePrefix }
        guard target.kind == .forward, let forward = forward else { return false }
        switch forward.rewrite {
        case .none: return false
        case .prefix: return true
        case .expression:
            var probe = TextWriter.probe
            writeReplaced(forward.expression, &probe)
            return probe.isFull
        }
    }

    /// Writes the path that is forwarded, or that a redirect rewrites, with its query.
    func writePath(
        _ writer: inout TextWriter,
    ) {
        if let redirect = redirect, redirect.path == .replacePrefix {
            writePrefixReplaced(redirect.prefix, isRooted: true, &writer)
            return
        }
        if target.kind == .forward, let forward = forward {
            switch forward.rewrite {
            case .none: break
            case .prefix:
                writePrefixReplaced(forward.prefix, isRooted: false, &writer)
                return
            case .expression:
                let start = writer.count
                writeReplaced(forward.expression, &writer)
                if writer.count > start { return writeQuery(&writer) }
            }
        }
        writer.append(scratch.normalizedTarget)
    }

    /// Writes the bytes that replace a prefix, and what follows it.
    func writePrefixReplaced(
        _ rewrite: PrefixRewrite, isRooted: Bool, _ writer: inout TextWriter,
    ) {
        let target = scratch.normalizedTarget
        let isWhole = rewrite.covered == PrefixRewrite.wholePath
        let covered = isWhole ? scratch.normalizedPathLength : Int(rewrite.covered)
        let start = min(covered, target.count)
        let rest = target.part(from: start, count: target.count - start)
        let text = tables.bytes(rewrite.text)
        if isRooted {
            let first = text.count > 0 ? text : rest
            if first.count == 0 || first[0] != UInt8(ascii: "/") { writer.append("/") }
        }
        writer.append(text)
        writer.append(rest)
    }

    /// Writes the query, question mark included.
    func writeQuery(_ writer: inout TextWriter) {
        let target = scratch.normalizedTarget
        let start = scratch.normalizedPathLength
        writer.append(target.part(from: start, count: target.count - start))
    }

    /// Writes the path without query, every match of an expression replaced.
    ///
    /// Matches do not overlap, and an empty one directly after another does not count.
    private func writeReplaced(
        _ number: UInt32, _ writer: inout TextWriter,
    ) {
        let path = scratch.normalizedTarget.part(from: 0, count: scratch.normalizedPathLength)
        let record = tables.replacements.records[Int(number)]
        if record.changesNothing { return writer.append(path) }
        let beginning = writer.count
        var position = 0
        var lastEnd = -1
        while position <= path.count && !writer.isFull {
            let outcome = tables.replacements.search(
                number, in: path, from: position, with: scratch.replacing)
            if case .undecided = outcome {
                writer.rewind(to: beginning)
                return tables.replacements.writeSlowly(number, in: path, &writer)
            }
            if case .noMatch = outcome { break }
            let match = scratch.replacing.group(0)
            writer.append(path.part(from: position, count: match.start - position))
            if match.start == match.end && match.start == lastEnd {
                if match.start < path.count { writer.append(path[match.start]) }
                position = match.start + 1
                continue
            }
            writeReplacement(record, path, &writer)
            position = match.end
            lastEnd = match.end
        }
        if position < path.count {
            writer.append(path.part(from: position, count: path.count - position))
        }
    }

    /// Writes the replacement of one match.
    private func writeReplacement(
        _ record: ReplacementTable.Record, _ path: Bytes, _ writer: inout TextWriter,
    ) {
        for index in 0..<Int(record.pieces.count) {
            let piece = tables.replacements.pieces[Int(record.pieces.first) + index]
            if piece.group < 0 {
                let text = tables.replacements.pool.bytes(
                    at: piece.text.offset, count: piece.text.length)
                writer.append(text)
                continue
            }
            let group = scratch.replacing.group(Int(piece.group))
            if group.start < 0 { continue }
            writer.append(path.part(from: group.start, count: group.end - group.start))
        }
    }
}
