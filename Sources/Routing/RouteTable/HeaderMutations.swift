/// Operations on headers, in Envoy's order: removals, overwrites, additions.
package struct HeaderMutations: Sendable {
    /// One header to write.
    package struct Entry: Sendable {
        /// The name as written.
        package var name: [UInt8]
        /// The value.
        package var value: HeaderFormat

        /// Creates an entry.
        package init(name: [UInt8], value: HeaderFormat) {
            self.name = name
            self.value = value
        }
    }

    /// Names to remove, in lowercase.
    package var remove: [[UInt8]] = []
    /// Headers to overwrite or create.
    package var set: [Entry] = []
    /// Headers to append.
    package var add: [Entry] = []

    /// Creates an empty list of operations.
    package init() {}

    /// Whether there are no operations.
    package var isEmpty: Bool { remove.isEmpty && set.isEmpty && add.isEmpty }
}
