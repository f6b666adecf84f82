import IstioConfig

/// Lists, maps and messages.
extension DocumentDecoder {
    /// A message at this position.
    func message<Message>(
        _ index: Int, _ schema: MessageSchema<Message>, _ make: (RuleLocation) -> Message,
    ) -> Message {
        var message = make(location(index))
        fill(&message, schema, index)
        return message
    }

    /// A list of messages; null members are empty messages.
    func list<Message>(
        _ index: Int, _ schema: MessageSchema<Message>, _ make: (RuleLocation) -> Message,
    ) -> [Message] {
        members(of: index, wanted: "a list (of \(schema.name))").map {
            if isNull($0) { refuseNull(at: $0) }
            return message($0, schema, make)
        }
    }

    /// A list of texts; null members are empty texts.
    func strings(_ index: Int) -> [Located<String>] {
        members(of: index, wanted: "a list of texts").compactMap {
            guard isNull($0) else { return string($0) }
            refuseNull(at: $0)
            return Located("", at: location($0))
        }
    }

    /// A map from texts to texts.
    func stringMap(_ index: Int) -> OrderedMap<Located<String>> {
        map(index) { isNull($0) ? Located("", at: location($0)) : string($0) }
    }

    /// A map from texts to conditions; null values are conditions without a member.
    func matchMap(_ index: Int) -> OrderedMap<StringMatch> {
        map(index) { stringMatch($0) }
    }

    /// A condition on a text.
    func stringMatch(_ index: Int) -> StringMatch {
        message(index, StringMatch.schema, StringMatch.init(location:))
    }

    private func map<Value: Sendable>(
        _ index: Int, _ decode: (Int) -> Value?,
    ) -> OrderedMap<Value> {
        guard document.events[index].kind == .mappingStart else {
            wrongType("a mapping", at: index)
            return []
        }
        var map: OrderedMap<Value> = []
        for entry in entries(of: index) {
            if isNull(entry.value) { refuseNull(at: entry.value) }
            guard let value = decode(entry.value) else { continue }
            map.append(MapEntry(key: Located(entry.name, at: location(entry.key)), value: value))
        }
        return map
    }

    private func members(of index: Int, wanted: String) -> [Int] {
        let kind = document.events[index].kind
        guard kind == .sequenceStart else {
            let suggestion =
                kind == .mappingStart
                ? "put `- ` in front of the first line" : "put it into a list: `- …`"
            wrongType(wanted, at: index, suggestion: suggestion)
            return []
        }
        return items(of: index)
    }
}
