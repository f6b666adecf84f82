import IstioConfig

/// Another tool's suite in our format.
package enum ConvertedFile {
    /// Returns the text of a suite, with comments for what could not be converted.
    package static func text(of suite: TestSuite, rules: [String]) -> String {
        var text =
            "# Converted from \(suite.format.rawValue): \(suite.location.file.name)\n"
        if !rules.isEmpty { text += "rules: \(YAMLText.list(rules))\n" }
        text += "cases:\n"
        for testCase in suite.cases { text += lines(of: testCase).joined(separator: "\n") + "\n" }
        return text
    }

    private static func lines(of testCase: TestCase) -> [String] {
        let converted = ConvertedAssertions(testCase.assertions)
        let comments =
            converted.comments + (testCase.foreign?.notes ?? [])
        var lines = comments.map { "# \($0)" }
        // With only comments, a case would expect nothing, which is refused.
        let isEmpty = converted.lines.isEmpty
        if isEmpty { lines.append("# this case expects nothing that can be said here:") }
        var body = testCase.name.map { ["- name: \(YAMLText.value($0))"] } ?? ["-"]
        body.append("  request:")
        if testCase.requests.count == 1 {
            body += RequestText.lines(of: testCase.requests[0], indentation: "    ")
        } else {
            for table in testCase.requests {
                var entry = RequestText.lines(of: table, indentation: "      ")
                if let first = entry.first { entry[0] = "    - " + first.dropFirst(6) }
                body += entry
            }
        }
        body.append("  expect:")
        body += converted.lines.map { "    \($0)" }
        return lines + (isEmpty ? body.map { "# \($0)" } : body)
    }
}
