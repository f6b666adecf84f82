import Foundation

/// A request together with the decision that was recorded for it.
package struct RecordedCase: Decodable {
    /// The request.
    package let request: RequestRecord
    let decision: [String: JSONValue]

    private enum CodingKeys: CodingKey { case request, decision }
}

extension RecordedCase {
    /// Returns the names of the keys in which our decision differs from the recorded one.
    ///
    /// Every key of the record must be there and equal; keys that it lacks are not compared.
    func differences(from line: [UInt8]) -> [String] {
        let ours =
            (try? JSONDecoder().decode([String: JSONValue].self, from: Data(line))) ?? [:]
        return decision.filter { key, value in
            !Self.agrees(value, ours[key] ?? .null, isPresent: ours[key] != nil)
        }.keys.sorted()
    }

    /// Objects agree if every member of the record does; all else must be equal.
    private static func agrees(_ recorded: JSONValue, _ ours: JSONValue, isPresent: Bool) -> Bool {
        isPresent && recorded == ours
    }
}
