import Foundation

extension FileBytes {
    /// Replaces a file atomically: a concurrent reader sees the old bytes or the new ones.
    ///
    /// A link is kept, and its target is replaced. Permissions are kept, and the owner where the
    /// system allows it; Foundation's own atomic writing keeps neither.
    static func replace(_ path: String, with bytes: [UInt8]) throws(CommandError) {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let name = ".\(file.lastPathComponent).\(UUID().uuidString)"
        let draft = file.deletingLastPathComponent().appendingPathComponent(name).path
        let files = FileManager.default
        let attributes = (try? files.attributesOfItem(atPath: file.path)) ?? [:]
        let isOpen = files.createFile(
            atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600])
        do {
            if !isOpen { throw CocoaError(.fileWriteUnknown) }
            try Data(bytes).write(to: URL(fileURLWithPath: draft))
            // The permissions are set last, since a change of owner can remove some.
            for key in [FileAttributeKey.ownerAccountID, .groupOwnerAccountID, .posixPermissions] {
                guard let value = attributes[key] else { continue }
                try? files.setAttributes([key: value], ofItemAtPath: draft)
            }
            // SAFETY: both strings outlive the call.
            if unsafe rename(draft, file.path) != 0 { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? files.removeItem(atPath: draft)
            throw .input("\(path): cannot be written")
        }
    }
}
