/// Finds the word that a misspelt one was meant to be.
public enum NearestWord {
    /// Returns the nearest of `known` if at most a third of the letters differ, else `nil`.
    public static func find(_ word: String, among known: [String]) -> String? {
        let limit = max(1, word.count / 3)
        let ranked = known.map { (distance(Array(word), Array($0)), $0) }
        guard let best = ranked.min(by: { $0 < $1 }), best.0 <= limit else { return nil }
        return best.1
    }

    /// Levenshtein's distance, for the few short words of a command line.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = last[column] + (letter == other ? 0 : 1)
                current.append(min(replaced, last[column + 1] + 1, current[column] + 1))
            }
            last = current
        }
        return last[right.count]
    }
}
