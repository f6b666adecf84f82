import FairleadCommands
import Testing

@Suite("Watching files")
struct FileWatchTests {
    @Test("sees for --watch that a file changes, comes or goes")
    func watch() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.yaml", "a")
        var watch = FileWatch()
        watch.add(file)
        watch.add(folder.path + "/none.yaml")
        #expect(!watch.hasChanged)
        _ = try folder.write("a.yaml", "ab")
        #expect(watch.hasChanged)
        var other = FileWatch()
        other.add(file)
        other.add(folder.path + "/none.yaml")
        _ = try folder.write("none.yaml", "a")
        #expect(other.hasChanged)
    }
}
