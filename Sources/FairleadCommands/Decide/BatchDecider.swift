import DecisionRecords
import Dispatch
import Foundation
import IstioLinking
import Routing
import Synchronization

/// Decides lines in parallel batches, and prints the results in the order of the lines.
struct BatchDecider {
    let tables: RouteTables
    /// Whether the lines hold recorded decisions to compare with.
    let isCheck: Bool
    let isStrict: Bool
    let name: String
    private(set) var badLines = 0
    private(set) var total = 0
    private(set) var differing = 0

    init(tables: RouteTables, isCheck: Bool, isStrict: Bool, name: String) {
        self.tables = tables
        self.isCheck = isCheck
        self.isStrict = isStrict
        self.name = name
    }

    /// The result of a line.
    private enum Answer: Sendable {
        case decision([UInt8])
        case agreed
        case difference(String)
        case bad(String)
        case refused(LinkError)
    }

    /// Decides all lines, or reports the error that ends the stream early.
    mutating func run(
        _ input: LineReader, of sources: SourceLines, on terminal: Terminal,
    ) throws(CommandError) {
        while let batch = input.nextBatch() {
            var output: [UInt8] = []
            for (line, answer) in zip(batch, answers(to: batch)) {
                total += 1
                switch answer {
                case .decision(let bytes):
                    output += bytes
                    output.append(UInt8(ascii: "\n"))
                case .agreed: break
                case .difference(let text):
                    differing += 1
                    output += Array(text.utf8)
                case .bad(let message):
                    badLines += 1
                    terminal.error("\(name):\(line.number): \(message)\n")
                    if isStrict {
                        terminal.out(output)
                        throw .reported
                    }
                case .refused(let error):
                    terminal.out(output)
                    terminal.report(error.diagnostics, sources)
                    throw .reported
                }
            }
            terminal.out(output)
        }
    }

    /// Prints how many decisions agreed.
    func summarize(on terminal: Terminal) {
        terminal.out("\(total - differing - badLines)/\(total) decisions agree\n")
    }

    private func answers(to batch: [LineReader.Line]) -> [Answer] {
        let size = 64
        let pieces = (batch.count + size - 1) / size
        let results = Mutex<[[Answer]]>(Array(repeating: [], count: pieces))
        let isCheck = isCheck
        let tables = tables
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            let decoder = JSONDecoder()
            let memories = MatchMemories()
            let range = piece * size..<min((piece + 1) * size, batch.count)
            let answers = batch[range].map {
                Self.answer($0, tables: tables, isCheck: isCheck, decoder, memories)
            }
            results.withLock { $0[piece] = answers }
        }
        return results.withLock { $0.flatMap { $0 } }
    }

    private static func answer(
        _ line: LineReader.Line, tables: RouteTables, isCheck: Bool, _ decoder: JSONDecoder,
        _ memories: MatchMemories,
    ) -> Answer {
        let data = Data(line.bytes)
        let record: RequestRecord
        var recorded: RecordedCase?
        do {
            if isCheck {
                let both = try decoder.decode(RecordedCase.self, from: data)
                recorded = both
                record = both.request
            } else {
                record = try decoder.decode(RequestRecord.self, from: data)
            }
        } catch {
            return .bad(RecordError(error).message)
        }
        let decider: RequestDecider
        do {
            decider = try tables.decider(for: record.proxy)
        } catch {
            return .refused(error)
        }
        let decision = decider.decide(record.request, memories)
        let effect = decider.table.apply(decision, to: record.request)
        let id = record.id ?? String(line.number)
        let ours = DecisionRecord.line(id: id, effect)
        guard let recorded else { return .decision(ours) }
        let keys = recorded.differences(fromLine: ours)
        if keys.isEmpty { return .agreed }
        let text = String(decoding: ours, as: UTF8.self)
        return .difference("\(id): differs in \(keys.joined(separator: ", ")); ours: \(text)\n")
    }
}
