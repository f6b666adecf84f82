/// The byte order mark that YAML allows in front of a text; libyaml counts it as an indentation.
package enum ByteOrderMark {
    /// The length of the mark that a text begins with; 0 where there is none.
    package static func length(in text: [UInt8]) -> Int {
        text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Returns the text without the mark.
    package static func removed(from text: [UInt8]) -> [UInt8] {
        let length = length(in: text)
        return length == 0 ? text : Array(text.dropFirst(length))
    }
}
