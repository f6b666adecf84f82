import Foundation

/// Reads files up to a size limit.
enum FileBytes {
    /// Returns the YAML and JSON files at a path: itself, or all in a folder, sorted by name.
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

    /// Returns whether a path is a folder, or a link to one.
    static func isFolder(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return
            (try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey]))?
            .isDirectory ?? (attributes?[.type] as? FileAttributeType == .typeDirectory)
    }

    /// Returns the bytes of a file, or of standard input for `-`.
    ///
    /// A file over the limit is not read at all.
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

    /// Reads standard input up to the limit, since its size is not known in advance.
    private static func standardInput(atMost limit: Int) -> Result<[UInt8], SizeError> {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let part = FileHandle.standardInput.availableData
            if part.isEmpty { return .success(bytes) }
            bytes += part
        }
        return .failure(SizeError(byteCount: bytes.count))
    }

    /// A file over the limit.
    struct SizeError: Error {
        let byteCount: Int
    }
}
