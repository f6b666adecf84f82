import CGoogleBenchmark
import DecisionTree
import Fairlead
import Routing

/// A request that is asked again and again: its bytes stand in one buffer, as a proxy has them.
@safe
final class Question {
    private let bytes: UnsafeMutablePointer<UInt8>
    private let line: [Range<Int>]
    private let headers: [HeaderPlace]
    private let random: UInt64
    private var last: Decision?
    private var lastOfFloor = ArticleFloor.Answer(host: .unknown)

    /// Where a header's name and value stand.
    private struct HeaderPlace {
        let name: Range<Int>
        let value: Range<Int>
    }

    init(_ request: Request) {
        random = request.random
        var all: [UInt8] = []
        let add = { (part: [UInt8]) -> Range<Int> in
            all += part
            return all.count - part.count..<all.count
        }
        line = [request.method, request.scheme, request.authority ?? [], request.path].map(add)
        headers = request.headers.map { HeaderPlace(name: add($0.name), value: add($0.value)) }
        unsafe bytes = .allocate(capacity: all.count)
        for (index, byte) in all.enumerated() { unsafe (bytes + index).initialize(to: byte) }
    }

    deinit {
        unsafe bytes.deallocate()
    }

    /// Asks a tree that many times: names the request's parts and decides.
    func ask(_ tree: DecisionTree, _ scratch: inout MatchScratch, times: Int) {
        let places = headers
        let headers = places.span
        let line = (line[0], line[1], line[2], line[3])
        for _ in 0..<times {
            scratch.begin(
                method: span(line.0), scheme: span(line.1), authority: span(line.2),
                target: span(line.3))
            for index in headers.indices {
                let header = headers[index]
                scratch.addHeader(name: span(header.name), value: span(header.value))
            }
            last = tree.decide(&scratch, random: random)
            google_benchmark_clobber_memory()
        }
    }

    /// Asks the newest rules once.
    func ask(_ reader: inout RuleReader) {
        reader.scratch.begin(
            method: span(line[0]), scheme: span(line[1]), authority: span(line[2]),
            target: span(line[3]))
        for header in headers {
            reader.scratch.addHeader(name: span(header.name), value: span(header.value))
        }
        last = reader.decide(random: random)
    }

    /// Asks a tree once.
    func ask(_ tree: DecisionTree) -> Decision? {
        var scratch = tree.makeScratch()
        ask(tree, &scratch, times: 1)
        return last
    }

    /// Asks the hand-written rules that many times.
    @discardableResult
    func askFloor(times: Int = 1) -> ArticleFloor.Answer {
        let places = headers
        let headers = places.span
        let authority = line[2]
        for _ in 0..<times {
            var floor = ArticleFloor()
            for index in headers.indices {
                let header = headers[index]
                floor.addHeader(name: span(header.name), value: span(header.value))
            }
            lastOfFloor = floor.decide(authority: span(authority), random: random)
            google_benchmark_clobber_memory()
        }
        return lastOfFloor
    }

    @_lifetime(borrow self)
    private func span(_ range: Range<Int>) -> Span<UInt8> {
        // SAFETY: the ranges are those that the buffer was made of.
        let part = unsafe UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
        let span = unsafe Span(_unsafeElements: part)
        return unsafe _overrideLifetime(span, borrowing: self)
    }
}
