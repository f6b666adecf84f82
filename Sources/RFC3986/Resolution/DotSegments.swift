/// RFC 3986 section 5.2.4: removes `.` and `..` from a path.
enum DotSegments {
    /// Returns the path without dot segments; `..` above the root is dropped.
    ///
    /// - Complexity: linear.
    static func removed(from path: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        var input = path[...]
        var output: [UInt8] = []
        while !input.isEmpty {
            if input.starts(with: Array("../".utf8)) {
                input = input.dropFirst(3)
            } else if input.starts(with: Array("./".utf8)) || input.starts(with: Array("/./".utf8))
            {
                input = input.dropFirst(2)
            } else if input.elementsEqual(Array("/.".utf8)) {
                output.append(slash)
                break
            } else if input.starts(with: Array("/../".utf8)) {
                input = input.dropFirst(3)
                removeLast(&output)
            } else if input.elementsEqual(Array("/..".utf8)) {
                removeLast(&output)
                output.append(slash)
                break
            } else if input.elementsEqual([0x2E]) || input.elementsEqual([0x2E, 0x2E]) {
                break
            } else {
                let end = input.dropFirst().firstIndex(of: slash) ?? input.endIndex
                output += input[..<end]
                input = input[end...]
            }
        }
        return output
    }

    /// Removes the last segment and the slash before it.
    private static func removeLast(_ output: inout [UInt8]) {
        output.removeSubrange((output.lastIndex(of: UInt8(ascii: "/")) ?? 0)...)
    }
}
