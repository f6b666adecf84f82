import Foundation

/// Tells what is left out; not on standard output, which is Google Benchmark's.
func warn(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}
