/// A request with its recorded decision.
package struct RecordedCase: Decodable {
    /// The request.
    package let request: RequestRecord
    let decision: [String: JSONValue]

    private enum CodingKeys: CodingKey { case request, decision }
}

extension RecordedCase {
    /// Returns the keys whose values in a decision differ from the recorded ones.
    ///
    /// Every key of the record must be present and equal; other keys are not compared.
    package func differences(from members: [String: JSONValue]) -> [String] {
        decision.filter { key, value in members[key] != value }.keys.sorted()
    }
}
