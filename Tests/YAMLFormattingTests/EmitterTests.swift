import Foundation
import TestSupport
import Testing

@Suite("The layout of libyaml's emitter")
struct EmitterTests {
    @Test("is the canonical one, line for line, whatever is quoted")
    func layout() throws {
        let folder = SharedFolder.project.appendingPathComponent("Fixtures")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var count = 0
        while let file = files?.nextObject() as? URL {
            // libyaml writes parts of the fuzz target's seed differently: single values as
            // documents, and keys that are not strings.
            guard file.pathExtension == "yaml", !file.path.contains("fuzz/format"),
                let emitted = LibYAMLEmitter.emit(Array(try Data(contentsOf: file)))
            else { continue }
            let canonical = try FormattingCase.format(emitted)
            let text = String(decoding: emitted, as: UTF8.self)
            #expect(Self.shapes(of: canonical) == Self.shapes(of: text), "\(file.path)")
            count += 1
        }
        #expect(count >= 190)
    }

    /// Where libyaml's output differs from the canonical form.
    @Test(
        "is left where it makes texts hard to read",
        arguments: [
            ("a: 😀\n", "\\U0001F600"), ("a: |\n  if x\n  \tthen y\n", "if x\\n\\tthen y"),
            ("\(String(repeating: "k", count: 200)): 1\n", "? kkk"),
            ("a: |\n  b  \n  c\n", "b  \\nc"),
        ])
    func differences(_ text: String, _ emitted: String) throws {
        let output = try #require(LibYAMLEmitter.emit(Array(text.utf8)))
        #expect(String(decoding: output, as: UTF8.self).contains(emitted))
        #expect(try FormattingCase.format(text) == text)
    }

    /// The indentation of each line, and its leading dashes.
    static func shapes(of text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.prefixMatch(of: #/ *(- )*/#)?.output.0 ?? ""
        }
    }
}
