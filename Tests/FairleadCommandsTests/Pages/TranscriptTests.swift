import Foundation
import Testing

@Suite("Pages that show commands")
struct TranscriptTests {
    @Test(
        "show what the commands print",
        arguments: [("docs/explain.md", 12), ("docs/tutorial.md", 13)])
    func page(_ name: String, _ commandCount: Int) throws {
        let transcript = try Transcript(name)
        if ProcessInfo.processInfo.environment["FAIRLEAD_WRITE_DOCS"] != nil {
            try transcript.current.write(to: transcript.file, atomically: true, encoding: .utf8)
        }
        #expect(transcript.commandCount == commandCount)
        #expect(
            transcript.written == transcript.current,
            "write it anew: FAIRLEAD_WRITE_DOCS=1 swift test --filter TranscriptTests")
    }
}
