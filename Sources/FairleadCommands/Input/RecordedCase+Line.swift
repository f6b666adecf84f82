import DecisionRecords
import Foundation

extension RecordedCase {
    /// Returns the names of the keys in which the decision of a line differs from the recorded one.
    func differences(fromLine line: [UInt8]) -> [String] {
        let members = try? JSONDecoder().decode([String: JSONValue].self, from: Data(line))
        return differences(from: members ?? [:])
    }
}
