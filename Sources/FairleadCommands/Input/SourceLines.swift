import IstioConfig
import IstioYAML

/// The texts of rule files, to show the line of a diagnostic.
struct SourceLines {
    private struct Text {
        let bytes: [UInt8]
        /// The offset of each line.
        let starts: [UInt32]
    }

    private var texts: [SourceFile: Text] = [:]

    /// Keeps a file's text.
    mutating func keep(_ bytes: [UInt8], of file: SourceFile) {
        var starts: [UInt32] = [UInt32(ByteOrderMark.length(in: bytes))]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(UInt32(index + 1))
        }
        texts[file] = Text(bytes: bytes, starts: starts)
    }

    /// Returns the paths of the fields at locations in a file.
    func paths(in file: SourceFile, at places: Set<FieldPaths.Place>) -> FieldPaths {
        FieldPaths(in: texts[file]?.bytes ?? [], at: places)
    }

    /// Returns all lines of a file without their line breaks; none if the file is not kept.
    func lines(of file: SourceFile) -> [String] {
        guard let text = texts[file] else { return [] }
        let ends = text.starts.dropFirst().map { Int($0) - 1 } + [text.bytes.count]
        let lines = zip(text.starts, ends).map { start, end in
            let line = text.bytes[Int(start)..<max(Int(start), end)]
            return String(
                decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        return lines.last == "" ? lines.dropLast() : lines
    }

    /// Adds the files of another collection.
    mutating func add(_ other: SourceLines) {
        texts.merge(other.texts) { kept, _ in kept }
    }

    /// Returns a line without its line break, or `nil` if it does not exist, is too long to show or
    /// is not UTF-8.
    func line(at location: RuleLocation) -> String? {
        guard let text = texts[location.file], Int(location.line) <= text.starts.count else {
            return nil
        }
        let start = Int(text.starts[Int(location.line) - 1])
        let line = text.bytes[start...].prefix(301).prefix {
            $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
        }
        return line.count > 300 ? nil : String(validating: line, as: UTF8.self)
    }
}
