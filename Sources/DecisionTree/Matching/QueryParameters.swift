/// The parameters of a query in order; only `&` separates them, and nothing is decoded.
///
/// Empty pieces are skipped, as by splitting. Source: docs/semantics/envoy.md 4.
struct QueryParameters: BitwiseCopyable {
    private let query: Bytes
    private var start = 0

    /// Begins with the first parameter of a query without its question mark.
    init(_ query: Bytes) {
        self.query = query
    }

    /// A parameter; the value is empty where the piece has no `=`.
    struct Parameter: BitwiseCopyable {
        let name: Bytes
        let value: Bytes
    }

    /// Returns the next parameter, `nil` after the last.
    mutating func next() -> Parameter? {
        while start < query.count {
            let first = start
            var end = start
            var equals = -1
            while end < query.count && query[end] != UInt8(ascii: "&") {
                if equals < 0 && query[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            start = end + 1
            if end == first { continue }
            let nameEnd = equals < 0 ? end : equals
            let valueStart = equals < 0 ? end : equals + 1
            return Parameter(
                name: query.part(from: first, count: nameEnd - first),
                value: query.part(from: valueStart, count: end - valueStart))
        }
        return nil
    }
}
