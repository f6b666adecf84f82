/// The byte order mark that YAML allows before a text; libyaml counts it as indentation.
package enum ByteOrderMark {
    /// The length of the mark at the start of a text; 0 without one.
    package static func length(in text: [UInt8]) -> Int {
        text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Returns the text without the mark.
    package static func removed(from text: [UInt8]) -> [UInt8] {
        let length = length(in: text)
        return length == 0 ? text : Array(text.dropFirst(length))
    }
}
