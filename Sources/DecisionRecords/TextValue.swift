import IstioConfig

/// A text in a record: a JSON string, or `{"base64": "…"}` for bytes that are not UTF-8.
struct TextValue: Decodable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            bytes = Array(text.utf8)
            return
        }
        let object = try decoder.container(keyedBy: AnyKey.self)
        try object.refuseKeys(otherThan: ["base64"])
        let text = try object.decode(String.self, forKey: AnyKey("base64"))
        guard let bytes = Base64.decoded(Array(text.utf8)) else {
            throw RecordError("`base64` holds no base64")
        }
        self.bytes = bytes
    }
}

/// A header in a record: `["name", "value"]`.
struct HeaderValue: Decodable {
    let name: [UInt8]
    let value: [UInt8]

    init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        name = try pair.decode(TextValue.self).bytes
        value = try pair.decode(TextValue.self).bytes
        if !pair.isAtEnd { throw RecordError("a header is a list of name and value") }
    }
}
