import Routing

/// Any JSON value, for claims and for comparing decisions.
package enum JSONValue: Decodable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// Reads any value.
    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let list = try? value.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    /// The value as a claim for routing.
    var claim: ClaimValue {
        switch self {
        case .string(let text): .string(text)
        case .list(let members): .list(members.map(\.claim))
        case .object(let members): .object(members.mapValues(\.claim))
        case .null, .bool, .number: .other
        }
    }
}
