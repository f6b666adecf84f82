import DecisionTree
import Explaining
import IstioConfig

/// A description of a tree as indented lines.
struct TreeOutline {
    let terminal: Terminal

    /// Returns the lines of virtual hosts.
    func lines(_ hosts: [TreeDescription]) -> [String] {
        hosts.flatMap { lines($0, depth: 0) }
    }

    private func lines(_ part: TreeDescription, depth: Int) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        let place = part.location.map { "  " + terminal.styled($0.fileAndLine, .dim) } ?? ""
        let line = indent + Self.words(of: part) + place
        return [line] + part.children.flatMap { lines($0, depth: depth + 1) }
    }

    /// Describes a part in words; a question ends with a question mark.
    static func words(of part: TreeDescription) -> String {
        // Rules are untrusted, and a terminal interprets control characters.
        let text = ReadableText.of(part.text.utf8)
        return switch part.kind {
        case .question: text + "?"
        case .omission: "… \(text), shown with --all"
        case .route: "→ \(text)"
        case .host, .answer: text
        }
    }
}
