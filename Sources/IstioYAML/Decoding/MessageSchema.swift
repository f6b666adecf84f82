/// How one of Istio's messages is read: its fields, each with what is done with its value.
///
/// The one table serves decoding, unknown fields and suggestions.
final class MessageSchema<Message>: Sendable {
    /// Stores the value at a position of the document in a field of the message.
    typealias Decode = @Sendable (inout Message, DocumentDecoder, Int) -> Void

    /// Istio's name of the message, for people.
    let name: String
    /// Fields by their names in JSON.
    let fields: [String: Decode]
    /// Fields by the names of the proto, where these differ; JSON's name wins over them.
    let protoNames: [String: String]
    /// Groups of fields of which one may be given, in the order of the proto.
    let oneOfs: [[String]]
    /// Fields that the API server demands, by their names in JSON.
    let required: [String]
    /// Fields that the API server lets be null.
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

    /// The name in snake case: `uriRegexRewrite` is `uri_regex_rewrite`.
    private static func protoName(of key: String) -> String {
        var name = ""
        for character in key {
            if character.isUppercase { name.append("_") }
            name += character.lowercased()
        }
        return name
    }
}
