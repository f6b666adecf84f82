import Foundation

/// Reports what is left out on standard error, since Google Benchmark uses standard output.
func warn(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}
