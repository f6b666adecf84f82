/// Why a line is not a valid request record.
package struct RecordError: Error, Hashable {
    /// What is wrong, for users.
    package let message: String

    /// Creates an error with a message.
    package init(_ message: String) {
        self.message = message
    }

    /// Translates an error of Foundation's decoder for users.
    package init(_ error: any Error) {
        switch error {
        case let error as RecordError: self = error
        case DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty,
            DecodingError.valueNotFound(_, let context) where !context.codingPath.isEmpty:
            message = "`\(Self.path(context))` has the wrong type"
        case DecodingError.keyNotFound(let key, _):
            message = "the key `\(key.stringValue)` is missing"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            message = "`\(Self.path(context))` is out of range"
        default: message = "this is no JSON object"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
            .joined(separator: ".").replacing(".[", with: "[")
    }
}
