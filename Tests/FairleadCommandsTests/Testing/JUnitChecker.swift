import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Knows what the schema of JUnit's XML allows where, and which attributes it demands.
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

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String] = [:],
    ) {
        if parents[name] != open.last ?? "" { faults.append("\(name) in \(open)") }
        for attribute in demanded[name] ?? [] where attributes[attribute] == nil {
            faults.append("\(name) without \(attribute)")
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
