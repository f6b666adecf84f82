import FuzzSupport
import IstioConfig
import IstioYAML
import YAMLFormatting

/// Formats a stranger's text: refused with a place, or a form that is its own and reads the same.
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

/// What Fairlead's reader says of a text, apart from places.
private func codes(_ bytes: [UInt8]) -> [String] {
    var reader = ConfigurationReader(mode: .lenient)
    reader.read(bytes, from: SourceFile(name: "rules.yaml"))
    return reader.diagnostics.map(\.code.rawValue).sorted()
}

/// Whether the reader looks for JSON's pairs of surrogates, which YAML does not have.
private func isJSON(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 > 0x20 }.map("{[".utf8.contains) ?? false
}
