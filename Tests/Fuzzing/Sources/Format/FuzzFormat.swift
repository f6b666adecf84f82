import FuzzSupport
import IstioConfig
import IstioYAML
import YAMLFormatting

/// Formats untrusted text: an error, or a stable canonical form that reads the same.
@c(LLVMFuzzerTestOneInput)
public func fuzzFormat(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe FuzzInput(start, count).bytes
    guard let canonical = format(bytes) else { return 0 }
    guard let again = format(canonical) else { fatalError("the canonical form is refused") }
    require(again == canonical, "\(canonical.text)\nbecomes\n\(again.text)")
    if !isJSON(bytes) && !isJSON(canonical) {
        require(codes(bytes) == codes(canonical), "read otherwise:\n\(canonical.text)")
    }
    return 0
}

private func format(_ bytes: [UInt8]) -> [UInt8]? {
    do throws(FormattingError) {
        return try YAMLFormatter().format(bytes, from: SourceFile(name: "rules.yaml"))
    } catch {
        // Any text that libyaml reads can be written so that it reads the same.
        if case .changed = error { fatalError("\(error)") }
        return nil
    }
}

/// The codes that Fairlead's reader reports for a text, without locations.
private func codes(_ bytes: [UInt8]) -> [String] {
    var reader = ConfigurationReader(mode: .lenient)
    reader.read(bytes, from: SourceFile(name: "rules.yaml"))
    return reader.diagnostics.map(\.code.rawValue).sorted()
}

/// Whether the reader decodes JSON's surrogate pairs, which YAML does not have.
private func isJSON(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 > 0x20 }.map("{[".utf8.contains) ?? false
}
