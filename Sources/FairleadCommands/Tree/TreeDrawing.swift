import DecisionTree
import IstioConfig

/// A description of a tree as a drawing: a row for each part, joined to the part above it.
struct TreeDrawing {
    /// A part with its row and depth.
    private struct Row {
        let part: TreeDescription
        let depth: Int
        /// The row of the part above, -1 for none.
        let parent: Int
    }

    private var rows: [Row] = []

    /// Lays virtual hosts out.
    init(_ hosts: [TreeDescription]) {
        for host in hosts { add(host, depth: 0, parent: -1) }
    }

    private mutating func add(_ part: TreeDescription, depth: Int, parent: Int) {
        rows.append(Row(part: part, depth: depth, parent: parent))
        let number = rows.count - 1
        for child in part.children { add(child, depth: depth + 1, parent: number) }
    }

    /// The drawing in Graphviz's DOT language.
    var dot: String {
        var text = "digraph tree {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n"
        for (number, row) in rows.enumerated() {
            let label = Self.label(row.part)
                .replacing("&", with: "&amp;").replacing("\\", with: "\\\\")
                .replacing("\"", with: "\\\"")
            let shape = row.part.kind == .question ? ", shape=ellipse" : ""
            text += "  n\(number) [label=\"\(label)\"\(shape)];\n"
            if row.parent >= 0 { text += "  n\(row.parent) -> n\(number);\n" }
        }
        return text + "}\n"
    }

    private static let rowHeight = 26
    private static let step = 24

    /// The drawing as SVG.
    var svg: String {
        let longest = rows.map { $0.depth * Self.step + Self.label($0.part).count * 8 }.max() ?? 0
        let width = longest + 40
        let height = rows.count * Self.rowHeight + 20
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
            width="\(width)" height="\(height)" font-family="monospace" font-size="13">
            <rect width="100%" height="100%" fill="white"/>

            """
        for (number, row) in rows.enumerated() {
            text += line(to: row, number) + box(row, number)
        }
        return text + "</svg>\n"
    }

    private func line(to row: Row, _ number: Int) -> String {
        if row.parent < 0 { return "" }
        let x = 10 + (row.depth - 1) * Self.step + 10
        let from = 10 + row.parent * Self.rowHeight + 20
        let to = 10 + number * Self.rowHeight + 10
        return "<path d=\"M\(x) \(from)V\(to)H\(x + Self.step - 10)\" fill=\"none\" "
            + "stroke=\"#999\"/>\n"
    }

    private func box(_ row: Row, _ number: Int) -> String {
        let label = Self.label(row.part)
        let x = 10 + row.depth * Self.step
        let y = 10 + number * Self.rowHeight
        let width = label.count * 8 + 12
        return "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"20\" rx=\"4\" "
            + "fill=\"\(Self.color(row.part.kind))\" stroke=\"#666\"/>\n"
            + "<text x=\"\(x + 6)\" y=\"\(y + 14)\">\(XMLText.escaped(label))</text>\n"
    }

    private static func label(_ part: TreeDescription) -> String {
        TreeOutline.words(of: part) + (part.location.map { "  " + $0.fileAndLine } ?? "")
    }

    private static func color(_ kind: TreeDescription.Kind) -> String {
        switch kind {
        case .host: "#dbe9ff"
        case .question: "#fff3cd"
        case .answer: "#f4f4f4"
        case .route: "#d9f2dd"
        case .omission: "#ffffff"
        }
    }
}
