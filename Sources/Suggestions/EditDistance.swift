import ASCIIText

/// Finds the known word closest to a misspelled one.
package enum EditDistance {
    /// Returns the closest of `known` if it is close enough to be intended, else `nil`.
    ///
    /// At most a third of the letters (or one) may differ, and words over 64 bytes are ignored, so
    /// the cost is bounded whatever the input.
    package static func closest(_ word: String, among known: some Sequence<String>) -> String? {
        let written = Array(word.utf8.prefix(65)).map { ASCII.lowercased($0) }
        if written.count > 64 || written.isEmpty { return nil }
        let limit = max(1, written.count / 3)
        var best: (word: String, distance: Int)?
        for candidate in known {
            let letters = candidate.utf8.map { ASCII.lowercased($0) }
            if abs(letters.count - written.count) > limit { continue }
            let distance = distance(written, letters)
            let isBetter =
                best.map { ($0.distance, $0.word) > (distance, candidate) } ?? true
            if distance <= limit && isBetter { best = (candidate, distance) }
        }
        return best?.word
    }

    /// The number of insertions, deletions, replacements and swaps of neighbors between two words.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
                var cost = min(replaced, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
