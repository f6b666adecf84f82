import Routing

/// A cleaned request's bytes, borrowed for one search.
struct RequestFields: ~Copyable {
    /// A header's name in lower case, and its value.
    struct Header {
        let name: Bytes
        let value: Bytes
    }

    let path: Bytes
    let query: Bytes
    private let headers: [Header]

    init(path: Bytes, query: Bytes, headers: [Header]) {
        self.path = path
        self.query = query
        self.headers = headers
    }

    var headerCount: Int { headers.count }

    func header(_ index: Int) -> Header { headers[index] }
}

/// A cleaned request with all its bytes in one place.
struct FlatRequest {
    private var bytes: [UInt8] = []
    private var path: Range<Int>
    private var query: Range<Int>
    private var headers: [(name: Range<Int>, value: Range<Int>)] = []

    init(_ request: NormalisedRequest) {
        path = 0..<0
        query = 0..<0
        path = add(Array(request.path))
        query = add(Array(request.query))
        let parts: [(String, [UInt8])] = [
            (":authority", request.authority), (":method", request.method),
            (":path", request.target), (":scheme", request.scheme),
        ]
        for (name, value) in parts { headers.append((add(Array(name.utf8)), add(value))) }
        // What the client calls so is no part of the request line.
        let taken = Set(parts.map { Array($0.0.utf8) } + [Array("host".utf8)])
        for field in request.headers.fields where !taken.contains(field.name) {
            headers.append((add(field.name), add(field.value)))
        }
    }

    private mutating func add(_ part: [UInt8]) -> Range<Int> {
        bytes += part
        return bytes.count - part.count..<bytes.count
    }

    /// Lends the bytes for the time of a call.
    func withFields<Result>(_ body: (borrowing RequestFields) -> Result) -> Result {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            // SAFETY: the fields do not outlive the closure, the buffer does.
            let all = unsafe Bytes(start: buffer.baseAddress, count: buffer.count)
            let part = { (range: Range<Int>) in
                all.part(from: range.lowerBound, count: range.count)
            }
            return body(
                RequestFields(
                    path: part(path), query: part(query),
                    headers: headers.map {
                        RequestFields.Header(name: part($0.name), value: part($0.value))
                    }))
        }
    }
}
