import CGoogleBenchmark
import DecisionTree
import Fairlead
import Routing

/// A request that is decided repeatedly: its bytes are in one buffer, as in a proxy.
final class Question {
    private let buffer: [UInt8]
    private let line: [Range<Int>]
    private let headers: [HeaderRange]
    private let random: UInt64
    private var last: Decision?
    private var lastOfFloor = ArticleFloor.Answer(host: .unknown)

    init(_ request: Request) {
        random = request.random
        var all: [UInt8] = []
        let add = { (part: [UInt8]) -> Range<Int> in
            all += part
            return all.count - part.count..<all.count
        }
        line = [request.method, request.scheme, request.authority ?? [], request.path].map(add)
        headers = request.headers.map { HeaderRange(name: add($0.name), value: add($0.value)) }
        buffer = all
    }

    /// Decides with a tree that many times, including the view of the request.
    func ask(_ tree: DecisionTree, _ scratch: inout DecisionScratch, times: Int) {
        let (buffer, headers) = (buffer, headers)
        let (method, scheme, authority, target) = (line[0], line[1], line[2], line[3])
        for _ in 0..<times {
            let all = buffer.span
            let view = RequestView(
                all, method: method, authority: authority, target: target,
                headers: headers.span, scheme: all.extracting(scheme))
            last = tree.decide(view, with: &scratch, random: random).decision
            google_benchmark_clobber_memory()
        }
    }

    /// Decides once by the newest rules.
    func ask(_ reader: inout RuleReader) {
        let (buffer, headers) = (buffer, headers)
        let all = buffer.span
        let view = RequestView(
            all, method: line[0], authority: line[2], target: line[3], headers: headers.span,
            scheme: all.extracting(line[1]))
        last = reader.decide(view, random: random).decision
    }

    /// Decides once with a tree.
    func ask(_ tree: DecisionTree) -> Decision? {
        var scratch = tree.makeScratch()
        ask(tree, &scratch, times: 1)
        return last
    }

    /// Decides by the newest rules, and renders all that a proxy forwards into existing memory.
    func carryOut(_ reader: inout RuleReader, into head: SentHead, times: Int) {
        let (buffer, headers) = (buffer, headers)
        let (method, scheme, authority, target) = (line[0], line[1], line[2], line[3])
        for _ in 0..<times {
            let all = buffer.span
            let view = RequestView(
                all, method: method, authority: authority, target: target,
                headers: headers.span, scheme: all.extracting(scheme))
            head.write(
                reader.decide(view, random: random), authority: all.extracting(authority),
                target: all.extracting(target))
            google_benchmark_clobber_memory()
        }
    }

    /// Decides with the hand-written rules that many times.
    @discardableResult
    func askFloor(times: Int = 1) -> ArticleFloor.Answer {
        let (buffer, headers) = (buffer, headers)
        let authority = line[2]
        for _ in 0..<times {
            lastOfFloor = Self.decideByFloor(
                buffer.span, authority: authority, headers: headers.span, random: random)
            google_benchmark_clobber_memory()
        }
        return lastOfFloor
    }

    /// Decides with the hand-written rules, and writes what they forward.
    func carryOutFloor(into head: SentHead, times: Int) {
        let (buffer, headers) = (buffer, headers)
        let (authority, target) = (line[2], line[3])
        for _ in 0..<times {
            let all = buffer.span
            let answer = Self.decideByFloor(
                all, authority: authority, headers: headers.span, random: random)
            head.write(
                answer, authority: all.extracting(authority), target: all.extracting(target))
            google_benchmark_clobber_memory()
        }
    }

    private static func decideByFloor(
        _ all: Span<UInt8>, authority: Range<Int>, headers: Span<HeaderRange>, random: UInt64,
    ) -> ArticleFloor.Answer {
        var floor = ArticleFloor()
        for index in headers.indices {
            let header = headers[index]
            floor.addHeader(
                name: all.extracting(header.name), value: all.extracting(header.value))
        }
        return floor.decide(authority: all.extracting(authority), random: random)
    }
}
