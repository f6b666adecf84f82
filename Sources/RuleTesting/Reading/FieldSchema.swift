import IstioConfig
import IstioYAML
import Suggestions

/// How a mapping of a test file is read: its keys, each with the function that stores its value.
///
/// One table serves reading, unknown keys and suggestions.
struct FieldSchema<Value>: Sendable {
    /// Stores the value at a position of the document.
    typealias Store = @Sendable (inout Value, DocumentDecoder, MappingEntry) -> Void

    /// What the mapping is, for messages.
    let name: String
    private let fields: [String: Store]
    /// How keys are normalized, for formats that ignore differences in spelling.
    private let normalize: @Sendable (String) -> String
    /// Whether unknown keys only cause a warning, and null values are ignored.
    private let isLenient: Bool

    init(
        _ name: String, _ fields: [String: Store],
        normalizing normalize: @escaping @Sendable (String) -> String = { $0 },
        isLenient: Bool = false,
    ) {
        self.name = name
        self.fields = fields
        self.normalize = normalize
        self.isLenient = isLenient
    }

    /// Reads a mapping; reports unknown keys, and keys without value.
    func fill(_ value: inout Value, _ decoder: DocumentDecoder, _ index: Int) {
        guard decoder.shape(index) == .mapping else {
            decoder.wrongType("a mapping (\(name))", at: index)
            return
        }
        fill(&value, decoder, decoder.entries(of: index))
    }

    /// Reads entries of a mapping.
    func fill(_ value: inout Value, _ decoder: DocumentDecoder, _ entries: MappingEntries) {
        for entry in entries {
            guard let store = fields[normalize(entry.name)] else {
                unknown(entry, decoder)
                continue
            }
            if !decoder.isNull(entry.value) {
                store(&value, decoder, entry)
            } else if !isLenient {
                decoder.refuse(
                    .missingTestValue, "`\(entry.name)` has no value",
                    suggestion: "remove it, or write \"\" for an empty text", at: entry.key)
            }
        }
    }

    private func unknown(_ entry: MappingEntry, _ decoder: DocumentDecoder) {
        let word = decoder.shortened(entry.name)
        let near = EditDistance.closest(entry.name, among: fields.keys)
        let suggestion =
            near.map { "did you mean `\($0)`?" }
            ?? "its keys are \(fields.keys.sorted().joined(separator: ", "))"
        if isLenient {
            decoder.warn(
                .unknownTestKey, "`\(word)` is no key of \(name) and is passed over",
                suggestion: suggestion, at: entry.key)
        } else {
            decoder.refuse(
                .unknownTestKey, "`\(word)` is no key of \(name)", suggestion: suggestion,
                at: entry.key)
        }
    }
}

extension DocumentDecoder {
    /// The items of a list, or a single value.
    func oneOrMore(_ index: Int) -> [Int] {
        shape(index) == .list ? items(of: index) : [index]
    }

    /// Texts as written: a list of them, or a single one.
    func writtenTexts(_ index: Int) -> [String] {
        let texts = oneOrMore(index).compactMap { written($0)?.value }
        if texts.isEmpty { refuseEmptyList(at: index) }
        return texts
    }

    /// Reports an empty list, which would make a case without requests.
    func refuseEmptyList(at index: Int) {
        if shape(index) == .list && items(of: index).isEmpty {
            refuse(.emptyTestCollection, "the list is empty", suggestion: "remove it", at: index)
        }
    }

    /// An integer from zero.
    func position(_ index: Int) -> Int? {
        integer(index, UInt32.self).map { Int($0.value) }
    }

    /// A port.
    func port(_ index: Int) -> UInt32? {
        guard let number = integer(index, UInt16.self)?.value, number > 0 else {
            if shape(index) == .scalar {
                refuse(.invalidTestPort, "a port is a number from 1 to 65535", at: index)
            }
            return nil
        }
        return UInt32(number)
    }
}
