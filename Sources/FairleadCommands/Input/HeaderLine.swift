import CommandLineArguments

/// A header in curl's syntax: `Name: value`, `Name;` for an empty value, `Name:` for none.
struct HeaderLine {
    let name: [UInt8]
    let value: [UInt8]?

    var isHost: Bool { String(decoding: name, as: UTF8.self).lowercased() == "host" }

    init(_ line: String) throws(CommandError) {
        let bytes = Array(line.utf8)
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0 {
            name = Array(bytes[..<colon])
            let rest = bytes[(colon + 1)...].drop { $0 == UInt8(ascii: " ") }
            value = rest.isEmpty ? nil : Array(rest)
        } else if bytes.last == UInt8(ascii: ";"), bytes.count > 1 {
            name = Array(bytes.dropLast())
            value = []
        } else {
            throw .usage(
                ArgumentError("`-H` takes `Name: value`, not `\(line)`"))
        }
    }
}
