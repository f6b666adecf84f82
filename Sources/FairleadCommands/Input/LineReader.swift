import Foundation

/// Lines of a file or of standard input, read in batches to bound memory.
final class LineReader {
    /// The input's name in errors.
    let name: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private var isAtEnd = false
    private var nextNumber = 1

    /// A line with its number, from 1.
    struct Line {
        let number: Int
        let bytes: ArraySlice<UInt8>
    }

    init(_ path: String) throws(CommandError) {
        name = path == "-" ? "<stdin>" : path
        if path == "-" {
            handle = .standardInput
        } else if let opened = FileHandle(forReadingAtPath: path) {
            handle = opened
        } else {
            throw .input("\(path): no such file")
        }
    }

    /// Returns the next few thousand lines at most, without empty ones; `nil` at the end.
    func nextBatch() -> [Line]? {
        if isAtEnd { return nil }
        var end = buffer.lastIndex(of: UInt8(ascii: "\n"))
        while end == nil || buffer.count < Self.batchBytes {
            let chunk = (try? handle.read(upToCount: Self.batchBytes)) ?? Data()
            if chunk.isEmpty {
                isAtEnd = true
                break
            }
            buffer += chunk
            end =
                chunk.lastIndex(of: UInt8(ascii: "\n")) == nil
                ? end : buffer.lastIndex(of: UInt8(ascii: "\n"))
        }
        let cut = isAtEnd ? buffer.endIndex : (end ?? buffer.endIndex - 1) + 1
        let lines = lines(in: buffer[..<cut])
        buffer = Array(buffer[cut...])
        return lines
    }

    private static let batchBytes = 1 << 20

    private func lines(in text: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        for bytes in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if bytes.contains(where: { $0 > 0x20 }) {
                lines.append(Line(number: nextNumber, bytes: bytes))
            }
            nextNumber += 1
        }
        // What follows the last line break is not a line.
        if text.last == UInt8(ascii: "\n") || text.isEmpty { nextNumber -= 1 }
        return lines
    }
}
