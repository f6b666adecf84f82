import ASCIIText

/// The headers of a message as Envoy keeps them.
///
/// Names are in lowercase, values are trimmed, and an inline header is held once.
/// Source: docs/semantics/envoy.md 3.1 and 3.3. Small and linear: the reference, not the fast path.
package struct HeaderList: Sendable {
    /// The headers in order of arrival.
    package private(set) var fields: [HeaderField] = []

    private let isResponse: Bool

    /// Creates a list without headers, by default for a request.
    package init(isResponse: Bool = false) {
        self.isResponse = isResponse
    }

    /// Returns the values of a header in order; empty if it is absent.
    package func values(of name: [UInt8]) -> [[UInt8]] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// Returns the first value of a header.
    package func first(_ name: [UInt8]) -> [UInt8]? {
        fields.first { $0.name == name }?.value
    }

    /// Returns the first value of a header.
    package func first(_ name: String) -> [UInt8]? {
        first(Array(name.utf8))
    }

    /// Adds a line; the value of an inline header is joined to the existing one.
    package mutating func append(_ name: [UInt8], _ value: [UInt8]) {
        let name = ASCII.lowercased(name)
        if InlineHeaders.contains(name, inResponse: isResponse),
            let index = fields.firstIndex(where: { $0.name == name })
        {
            join(value, at: index)
        } else {
            fields.append(HeaderField(name: name, value: value))
        }
    }

    /// Overwrites a header, or adds it; further lines with the name are removed.
    package mutating func set(_ name: [UInt8], _ value: [UInt8]) {
        let name = ASCII.lowercased(name)
        remove(name)
        fields.append(HeaderField(name: name, value: value))
    }

    /// Overwrites a header.
    package mutating func set(_ name: String, _ value: String) {
        set(Array(name.utf8), Array(value.utf8))
    }

    /// Removes all lines of a header; the name is in lowercase.
    package mutating func remove(_ name: [UInt8]) {
        fields.removeAll { $0.name == name }
    }

    /// Joins with a comma; an empty side adds no comma.
    private mutating func join(_ value: [UInt8], at index: Int) {
        if value.isEmpty { return }
        if !fields[index].value.isEmpty { fields[index].value.append(UInt8(ascii: ",")) }
        fields[index].value += value
    }
}
