/// A request together with the decision that was recorded for it.
package struct RecordedCase: Decodable {
    /// The request.
    package let request: RequestRecord
    let decision: [String: JSONValue]

    private enum CodingKeys: CodingKey { case request, decision }
}

extension RecordedCase {
    /// Returns the names of the keys in which a decision's members differ from the recorded ones.
    ///
    /// Every key of the record must be there and equal; keys that it lacks are not compared.
    package func differences(from members: [String: JSONValue]) -> [String] {
        decision.filter { key, value in members[key] != value }.keys.sorted()
    }
}
