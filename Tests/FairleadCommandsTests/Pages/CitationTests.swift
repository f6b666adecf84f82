import Foundation
import TestSupport
import Testing

@Suite("Citations of docs/semantics")
struct CitationTests {
    @Test("name sections, rows and records that exist")
    func everywhere() throws {
        let pages = try SemanticsPages()
        var count = 0
        for (name, text) in try Self.texts() {
            let citations = Citations(text, isCode: name.hasSuffix(".swift"), in: pages)
            count += citations.count
            #expect(citations.faults.isEmpty, "\(name): \(citations.faults)")
        }
        #expect(count > 100)
    }

    @Test(
        "are refused where they lead nowhere or have another form",
        arguments: [
            ("docs/semantics/", "istio", ".md 5.99", "no section 5.99"),
            ("docs/semantics/", "envoy", ".md 1.1, 3.3 and 77", "no section 77"),
            ("docs/semantics/", "istio", ".md 2.8,\n    /// 2.99", "no section 2.99"),
            ("docs/semantics/", "istio", ".md S65", "no section S65"),
            ("docs/semantics/", "istio", ".md 7.5, rows 52 to 555", "no row 555"),
            ("docs/semantics/", "istio", ".md, the rules", "no section is named"),
            ("", "istio", ".md 5.5", "not the form"),
            ("", "istio", "-semantics 5.5", "not the form"),
            ("", "envoy", " semantics 5.5", "not the form"),
        ])
    func refused(_ folder: String, _ page: String, _ rest: String, _ fault: String) throws {
        let text = "/// Source: \(folder)\(page)\(rest)."
        let citations = Citations(text, isCode: true, in: try SemanticsPages())
        #expect(citations.faults.count == 1)
        #expect(citations.faults.first?.contains(fault) == true, "\(citations.faults)")
    }

    @Test("between the pages name sections, records and files that exist")
    func pages() throws {
        for (name, page) in try SemanticsPages().texts {
            let sections = SemanticsPages.sections(of: page)
            for match in page.replacing(/\[s\d[^\]]*\]/, with: "")
                .matches(of: /§(\d+(?:\.\d+)?)/)
            {
                let section = String(match.1)
                #expect(sections.contains(section), "\(name) §\(section)")
            }
            for match in page.matches(of: /found-[a-z-]+[a-z]/) {
                let folder = "Fixtures/conformance/\(match.output)"
                #expect(Self.exists(folder), "\(name): \(folder)")
            }
            for match in page.matches(of: /\]\(([a-zA-Z\/.-]+)(?:#[^)]*)?\)/) {
                #expect(Self.exists("docs/semantics/\(match.1)"), "\(name): \(match.1)")
            }
        }
    }

    private static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(
            atPath: SharedFolder.project.appendingPathComponent(path).path)
    }

    /// The Swift files and pages of the project, by path.
    private static func texts() throws -> [(name: String, text: String)] {
        let root = SharedFolder.project
        let keys: [URLResourceKey] = [.isDirectoryKey]
        let tops = ["Sources", "Tests", "Benchmarks", "docs"].map(root.appendingPathComponent)
        var files = try FileManager.default.contentsOfDirectory(
            at: root, includingPropertiesForKeys: nil)
        for top in tops {
            let walk = FileManager.default.enumerator(at: top, includingPropertiesForKeys: keys)
            while let file = walk?.nextObject() as? URL {
                if file.lastPathComponent.hasPrefix(".") { walk?.skipDescendants() }
                files.append(file)
            }
        }
        return try files.filter { ["swift", "md"].contains($0.pathExtension) }.map {
            (
                String($0.path.dropFirst(root.path.count + 1)),
                try String(contentsOf: $0, encoding: .utf8)
            )
        }
    }
}

/// The cited pages.
private struct SemanticsPages {
    /// The texts by name, `istio` and `envoy`.
    private(set) var texts: [String: String] = [:]
    private var sections: [String: Set<String>] = [:]
    private var rows: [String: Set<String>] = [:]

    init() throws {
        let folder = SharedFolder.project.appendingPathComponent("docs/semantics")
        for name in ["istio", "envoy"] {
            let text = try String(
                contentsOf: folder.appendingPathComponent("\(name).md"), encoding: .utf8)
            texts[name] = text
            sections[name] = Self.sections(of: text)
            rows[name] = Set(
                text.split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap { line in
                    line.prefixMatch(of: /\| (\d+[a-z]?) \|/).map { String($0.1) }
                })
        }
    }

    /// The numbers of the headings.
    static func sections(of page: String) -> Set<String> {
        Set(
            page.split(separator: "\n").filter { $0.hasPrefix("#") }.compactMap { line in
                line.prefixMatch(of: /[#]{2,4} (S?\d+(?:\.\d+)?)\.?\s/).map { String($0.1) }
            })
    }

    func hasSection(_ number: String, of page: String) -> Bool {
        sections[page]?.contains(number) == true
    }

    func hasRow(_ number: String, of page: String) -> Bool { rows[page]?.contains(number) == true }
}

/// The citations in a text, with their faults.
private struct Citations {
    private(set) var count = 0
    private(set) var faults: [String] = []

    /// Finds citations; prose may name a page without a section, code may not.
    init(_ text: String, isCode: Bool, in pages: SemanticsPages) {
        let words = ["istio", "envoy"].flatMap {
            ["\($0).md", "\($0)-semantics", "\($0) semantics"]
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where words.contains(where: line.contains) {
            // A list of sections may continue in the next line of a comment.
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            let continuation = next.trimmingPrefix(/[ \t]*(?:\/\/\/?)?[ \t]*/)
            read(line, continuation, isCode: isCode, in: pages)
        }
    }

    private mutating func read(
        _ line: Substring, _ continuation: Substring, isCode: Bool, in pages: SemanticsPages,
    ) {
        for match in line.matches(of: /(docs\/semantics\/)?\b(istio|envoy)\.md\b/) {
            let page = String(match.2)
            var rest = line[match.range.upperBound...] + " " + continuation
            var numbers: [String] = []
            while let number = rest.prefixMatch(
                of: /(?: |, | and | to |, and )(S?\d+(?:\.\d+)?)(?![\d\w])/)
            {
                numbers.append(String(number.1))
                rest = rest[number.range.upperBound...]
            }
            if isCode && match.1 == nil {
                faults.append("`\(match.output.0)` is not the form")
                continue
            }
            if isCode && numbers.isEmpty { faults.append("no section is named") }
            if !numbers.isEmpty { count += 1 }
            for number in numbers where !pages.hasSection(number, of: page) {
                faults.append("\(page).md has no section \(number)")
            }
            guard let row = rest.prefixMatch(of: /, rows? (\d+)(?: (?:to|and) (\d+))?/) else {
                continue
            }
            for number in [row.1, row.2].compactMap({ $0 })
            where !pages.hasRow(String(number), of: page) {
                faults.append("\(page).md has no row \(number)")
            }
        }
        for match in line.matches(of: /\b(istio|envoy)[- ]semantics [S\d]/) {
            faults.append("`\(match.output.0)` is not the form")
        }
    }
}
