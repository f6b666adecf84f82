import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Checks JUnit XML against the schema, as far as this project writes it.
///
/// Source: `junit-10.xsd` of Jenkins' xUnit plugin.
final class JUnitChecker: NSObject, XMLParserDelegate {
    private(set) var faults: [String] = []
    private(set) var count = 0
    private var open: [String] = []
    private let parents = [
        "testsuites": "", "testsuite": "testsuites", "testcase": "testsuite",
        "failure": "testcase", "system-out": "testcase",
    ]
    private let demanded = [
        "testsuite": ["name", "tests", "failures", "errors"], "testcase": ["name", "classname"],
        "failure": ["type"],
    ]
    private let allowed: [String: Set<String>] = [
        "testsuites": ["name", "time", "tests", "failures", "errors"],
        "testsuite": [
            "name", "tests", "failures", "errors", "skipped", "time", "file", "timestamp",
        ],
        "testcase": ["name", "time", "classname", "group"], "failure": ["type", "message"],
    ]

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String] = [:],
    ) {
        if parents[name] != open.last ?? "" { faults.append("\(name) in \(open)") }
        for attribute in demanded[name] ?? [] where attributes[attribute] == nil {
            faults.append("\(name) without \(attribute)")
        }
        for attribute in attributes.keys where allowed[name]?.contains(attribute) != true {
            faults.append("\(name) with \(attribute)")
        }
        if name == "testcase" { count += 1 }
        open.append(name)
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?,
    ) {
        open.removeLast()
    }
}
