import IstioConfig
import RuleCoverage

/// Coverage as one self-contained HTML page, without scripts.
///
/// Marks repeat the colors, for people and printers that cannot distinguish them.
struct CoveragePage {
    private let result: CoverageResult
    private let sources: SourceLines
    private let covered: CoveredLines

    /// Creates the page; `sources` has the texts of the files.
    init(_ result: CoverageResult, _ sources: SourceLines) {
        self.result = result
        self.sources = sources
        covered = CoveredLines(result.coverage)
    }

    /// The page's text.
    var text: String {
        let total = result.coverage.share
        var text = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(total.text) of the rules are covered</title>
            <style>
            \(CoverageStyle.text)
            </style>
            </head>
            <body>
            <h1>\(total.text) of the rules are covered</h1>

            """
        if let complaint = result.complaint {
            text += "<p class=\"none\">\(XMLText.escaped(complaint))</p>\n"
        }
        text += shares + gaps
        text += "<h2>Rules</h2>\n" + CoverageStyle.legend
        for (number, file) in covered.files.enumerated() { text += page(of: file, number) }
        return text + "</body>\n</html>\n"
    }

    private var shares: String {
        let rows = result.shares.map { ($0.kind.plural, $0.share) }
        let cells = rows.map { name, share in
            "<tr><th>\(name)</th><td>\(share.covered) of \(share.total)</td><td>\(share.text)</td>"
                + "<td><meter max=\"\(share.total)\" value=\"\(share.covered)\"></meter></td></tr>\n"
        }
        return "<table class=\"shares\">\n\(cells.joined())</table>\n"
    }

    /// The gaps, each with a link to its line.
    private var gaps: String {
        let gaps = result.gaps
        if gaps.isEmpty { return "" }
        let numbers = Dictionary(
            uniqueKeysWithValues: covered.files.enumerated().map { ($0.element.file, $0.offset) })
        let rows = gaps.map { item in
            let place = item.location
            let anchor = Self.anchor(numbers[place.file] ?? 0, Int(place.line))
            return "<li><a href=\"#\(anchor)\">\(XMLText.escaped("\(place)"))</a> "
                + "\(XMLText.escaped(item.virtualService)), "
                + "\(XMLText.escaped(CoverageResult.text(of: item)))</li>\n"
        }
        return "<h2>Not covered</h2>\n<ul>\n\(rows.joined())</ul>\n"
    }

    /// A file's text, line by line.
    private func page(
        of file: (file: SourceFile, lines: [CoveredLines.Line]), _ number: Int,
    ) -> String {
        let known = Dictionary(uniqueKeysWithValues: file.lines.map { ($0.number, $0) })
        var text = "<h3>\(XMLText.escaped(file.file.name))</h3>\n<pre>\n"
        for (index, line) in sources.lines(of: file.file).enumerated() {
            let row = known[index + 1]
            text += "<span class=\"\(row.map(Self.state) ?? "plain")\" "
            text += "id=\"\(Self.anchor(number, index + 1))\">"
            text += "<b>\(index + 1)</b>\(XMLText.escaped(line))"
            text += "<i>\(XMLText.escaped(row.map(Self.notes) ?? ""))</i></span>\n"
        }
        return text + "</pre>\n"
    }

    private static func anchor(_ file: Int, _ line: Int) -> String { "f\(file)-\(line)" }

    private static func state(of line: CoveredLines.Line) -> String {
        if !line.isCounted { return "plain" }
        if line.gapCount == 0 { return "full" }
        return line.gapCount == line.partCount ? "none" : "part"
    }

    /// Describes the parts of a line in the order they are written.
    private static func notes(of line: CoveredLines.Line) -> String {
        line.items.map { item in
            if item.partCount == 0 { return "\(item.text): gets no request" }
            if item.kind != .condition { return "\(item.text): \(item.count)×" }
            let fails = item.canFail ? ", false \(item.hasFailed ? "✓" : "✗")" : ""
            return "\(item.text): true \(item.count > 0 ? "✓" : "✗")\(fails)"
        }.joined(separator: "; ")
    }
}
