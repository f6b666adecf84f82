import IstioConfig
import Suggestions

extension DocumentDecoder {
    /// Returns a mapping's entries, each name once: explicit entries, then those of merge keys.
    ///
    /// A repeated name is a fault; the last one counts (docs/semantics/istio.md 1.15).
    package func entries(of mapping: Int) -> MappingEntries {
        var entries = MappingEntries(capacity: document.childCount(of: mapping) / 2)
        var merges: [Int] = []
        var index = mapping + 1
        while document.events[index].kind != .mappingEnd {
            let key = document.resolved(index)
            let written = document.end(of: index)
            let value = document.resolved(written)
            index = document.end(of: written)
            if isMergeKey(key) {
                merges.append(value)
                continue
            }
            guard let name = keyText(key) else { continue }
            let entry = MappingEntry(name: name, key: key, value: value)
            if let known = entries.position(of: name) {
                complain(
                    .duplicateKey, "`\(shortened(name))` is written twice in this mapping",
                    suggestion: "keep one of the two", at: key)
                entries.replace(at: known, with: entry)
            } else {
                entries.append(entry)
            }
        }
        for merge in merges { add(merge, to: &entries) }
        return entries
    }

    private func isMergeKey(_ key: Int) -> Bool {
        let event = document.events[key]
        return event.kind == .scalar && !event.isText
            && event.length == 2 && document.scalar(key).allSatisfy { $0 == UInt8(ascii: "<") }
    }

    /// Adds the entries of a merge key, except those whose names the mapping already has.
    private func add(_ merge: Int, to entries: inout MappingEntries) {
        switch document.events[merge].kind {
        case .mappingStart:
            for entry in self.entries(of: merge) where entries.position(of: entry.name) == nil {
                entries.append(entry)
            }
        case .sequenceStart:
            for item in items(of: merge) where document.events[item].kind == .mappingStart {
                add(item, to: &entries)
            }
        default: refuse(.wrongType, "`<<` takes a mapping or a list of mappings", at: merge)
        }
    }

    /// The positions of a list's values, aliases followed.
    package func items(of sequence: Int) -> [Int] {
        var items: [Int] = []
        items.reserveCapacity(document.childCount(of: sequence))
        var index = sequence + 1
        while document.events[index].kind != .sequenceEnd {
            items.append(document.resolved(index))
            index = document.end(of: index)
        }
        return items
    }

    /// A key's text; unquoted words and numbers change when converted to JSON.
    private func keyText(_ key: Int) -> String? {
        let event = document.events[key]
        guard event.kind == .scalar else {
            refuse(.wrongType, "a key must be a text", at: key)
            return nil
        }
        let written = document.text(key)
        if event.isText { return written }
        let meaning = PlainScalar(written)
        if meaning == .text { return written }
        guard let text = meaning.keyText(written) else {
            refuse(.wrongType, "a key must not be empty", at: key)
            return nil
        }
        if text != written {
            diagnostics.add(
                Diagnostic(
                    .warning, code: .convertedKey,
                    "the unquoted key `\(written)` is \(meaning.description) in YAML 1.1 and "
                        + "becomes `\(text)`",
                    suggestion: "put it in quotes to keep it as it is", at: location(key)))
        }
        return text
    }

    /// Reads a message into `message` by its schema; null leaves it unchanged.
    func fill<Message>(
        _ message: inout Message, _ schema: MessageSchema<Message>, _ index: Int,
    ) {
        if isNull(index) { return }
        guard document.events[index].kind == .mappingStart else {
            let isList = document.events[index].kind == .sequenceStart
            wrongType(
                "a mapping (\(schema.name))", at: index,
                suggestion: isList ? "remove the hyphen in front" : nil)
            return
        }
        let entries = entries(of: index)
        checkAgainstSchema(entries, schema, at: index)
        let left = leftOut(of: entries, schema)
        for entry in entries {
            if let decode = schema.fields[entry.name] {
                if isNull(entry.value) || left.contains(entry.name) { continue }
                decode(&message, self, entry.value)
            } else if let jsonName = schema.protoNames[entry.name] {
                let isShadowed = entries.position(of: jsonName) != nil
                warnOfSpelling(entry, jsonName, isShadowed: isShadowed)
                if isShadowed || isNull(entry.value) || left.contains(jsonName) { continue }
                schema.fields[jsonName]?(&message, self, entry.value)
            } else {
                unknownField(entry, schema)
            }
        }
    }

    /// Reports the proto's own spelling, which istiod accepts and the API server drops
    /// (docs/semantics/istio.md 1.14 and S49); the CRD has one such name.
    private func warnOfSpelling(
        _ entry: MappingEntry, _ jsonName: String, isShadowed: Bool,
    ) {
        if entry.name == "mirror_percent" && !isShadowed { return }
        let effect = isShadowed ? "gives way to `\(jsonName)`" : "is dropped by the API server"
        diagnostics.add(
            Diagnostic(
                .warning, code: .snakeCaseField, "the spelling `\(entry.name)` \(effect)",
                suggestion: isShadowed ? "remove it" : "write `\(jsonName)`",
                at: location(entry.key)))
    }

    private func unknownField<Message>(
        _ entry: MappingEntry, _ schema: MessageSchema<Message>,
    ) {
        let near = EditDistance.closest(entry.name, among: schema.fields.keys)
        complain(
            .unknownField, "`\(shortened(entry.name))` is no field of \(schema.name)",
            suggestion: near.map { "did you mean `\($0)`?" }, at: entry.key)
    }

    /// The members of a one-of that another given member overrides.
    ///
    /// The one declared last in the proto wins (docs/semantics/istio.md 1.14).
    private func leftOut<Message>(
        of entries: MappingEntries, _ schema: MessageSchema<Message>,
    ) -> Set<String> {
        var left: Set<String> = []
        if entries.count < 2 { return left }
        for group in schema.oneOfs {
            let given = group.compactMap { member in
                entries.first {
                    ($0.name == member || schema.protoNames[$0.name] == member)
                        && !isNull($0.value)
                }.map { (member, $0) }
            }
            guard given.count > 1 else { continue }
            left.formUnion(given.dropLast().map(\.0))
            let names = given.map { "`\($0.0)`" }.joined(separator: " and ")
            let later = given.map(\.1).max { $0.key < $1.key }
            complain(
                .exclusiveFields, "only one of \(names) may be given",
                suggestion: "keep one of them",
                at: later?.key ?? given[0].1.key)
        }
        return left
    }
}
