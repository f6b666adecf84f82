/// How to read one of Istio's messages: its fields, each with its decoder.
///
/// The same table serves decoding, unknown fields and suggestions.
final class MessageSchema<Message>: Sendable {
    /// Stores the value at a position of the document in a field of the message.
    typealias Decode = @Sendable (inout Message, DocumentDecoder, Int) -> Void

    /// Istio's name of the message, for users.
    let name: String
    /// The fields by their JSON names.
    let fields: [String: Decode]
    /// The proto names of fields, where they differ; a JSON name takes precedence.
    let protoNames: [String: String]
    /// Groups of fields that exclude each other, in proto order.
    let oneOfs: [[String]]
    /// Fields that the API server requires, by their JSON names.
    let required: [String]
    /// Fields for which the API server accepts null.
    let nullable: Set<String>

    init(
        _ name: String, _ fields: [String: Decode], oneOfs: [[String]] = [],
        required: [String] = [], nullable: Set<String> = [],
    ) {
        self.required = required
        self.nullable = nullable
        self.name = name
        self.fields = fields
        self.oneOfs = oneOfs
        var protoNames: [String: String] = [:]
        for key in fields.keys {
            let proto = Self.protoName(of: key)
            if proto != key { protoNames[proto] = key }
        }
        self.protoNames = protoNames
    }

    /// The name in snake case: `uriRegexRewrite` becomes `uri_regex_rewrite`.
    private static func protoName(of key: String) -> String {
        var name = ""
        for character in key {
            if character.isUppercase { name.append("_") }
            name += character.lowercased()
        }
        return name
    }
}
