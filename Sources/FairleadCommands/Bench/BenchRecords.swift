import DecisionRecords
import Foundation

/// A line of a bench: a request, perhaps with a recorded decision.
struct BenchRecord: Decodable {
    let request: RequestRecord
    let recorded: RecordedCase?

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: AnyKey.self)
        recorded = object.contains(AnyKey("request")) ? try RecordedCase(from: decoder) : nil
        request = try recorded?.request ?? RequestRecord(from: decoder)
    }
}

/// The records that are measured.
struct BenchRecords {
    /// The most records; more show nothing new, and their samples would need gigabytes.
    static let maximumCount = 100_000

    private(set) var records: [BenchRecord] = []
    /// Whether the file has more records than are measured.
    private(set) var isCut = false

    /// Reads a file of records; reports all invalid lines together.
    init(_ path: String, on terminal: Terminal) throws(CommandError) {
        let input = try LineReader(path)
        let decoder = JSONDecoder()
        var isBad = false
        while !isCut, let lines = input.nextBatch() {
            for line in lines {
                do {
                    let record = try decoder.decode(BenchRecord.self, from: Data(line.bytes))
                    isCut = records.count == Self.maximumCount
                    if isCut { break }
                    records.append(record)
                } catch {
                    isBad = true
                    let message = RecordError(error).message
                    terminal.error("\(input.name):\(line.number): \(message)\n")
                }
            }
        }
        if isBad { throw .reported }
        if records.isEmpty { throw .input("\(input.name): no request is in there") }
    }
}
