import Foundation

/// Reads files within bounds.
enum FileBytes {
    /// Returns the YAML and JSON files that a user's path means: itself, or all inside a folder,
    /// sorted by name.
    static func rulePaths(_ path: String) throws(CommandError) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else {
            throw .input("\(path): no such file or directory")
        }
        if !isFolder(path) { return [path] }
        let inside =
            FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        let rules = inside.filter { name in
            [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
        }.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
        if rules.isEmpty {
            throw .input("\(path): no .yaml, .yml or .json file is in this directory")
        }
        return rules
    }

    /// Whether a path is a folder's, be it through a link.
    static func isFolder(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return
            (try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey]))?
            .isDirectory ?? (attributes?[.type] as? FileAttributeType == .typeDirectory)
    }

    /// Returns the bytes of a file, or of standard input for `-`.
    ///
    /// A larger file is not read at all.
    static func read(_ path: String, atMost limit: Int) throws(CommandError) -> Result<
        [UInt8], SizeError
    > {
        if path == "-" { return standardInput(atMost: limit) }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            if let size = attributes[.size] as? Int, size > limit {
                return .failure(SizeError(byteCount: size))
            }
            return .success(Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch {
            throw .input("\(path): cannot be read")
        }
    }

    /// Standard input has no size that could be asked for, so it is read up to the limit.
    private static func standardInput(atMost limit: Int) -> Result<[UInt8], SizeError> {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let part = FileHandle.standardInput.availableData
            if part.isEmpty { return .success(bytes) }
            bytes += part
        }
        return .failure(SizeError(byteCount: bytes.count))
    }

    /// A file with more bytes than are read.
    struct SizeError: Error {
        let byteCount: Int
    }
}
