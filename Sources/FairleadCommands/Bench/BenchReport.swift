import Foundation
import IstioConfig
import Routing

extension BenchResult {
    /// The report for people.
    func text(on terminal: Terminal) -> String {
        let tables = Self.counted(proxyCount, "route table")
        let services = Self.counted(virtualServiceCount, "VirtualService")
        var lines = [
            Self.row("requests", "\(requestCount) to \(tables)"),
            Self.row("", "\(plainCount) decided the plain way"),
            Self.row("rules", "\(ruleCount) in \(services)"),
            Self.row("load", "\(Self.milliseconds(loadSeconds)) to read and validate"),
            Self.row("compile", "\(Self.milliseconds(compileSeconds)) to link and compile"),
            Self.row("tree", "\(treeBytes) bytes"),
            Self.row("memory", memory),
            "", terminal.styled(Self.costs("ns a decision", ["p50", "p99", "mean"]), .bold),
            Self.costs("tree", tree),
            Self.costs("reference", reference) + "  \(ratio) times the tree's mean",
            "", terminal.styled("     ns  requests  share  the rules that cost most", .bold),
        ]
        lines += rules.prefix(Self.shownRules).map { Self.row($0, terminal) }
        lines += [""] + agreement(on: terminal)
        return lines.map { $0 + "\n" }.joined()
    }

    private var memory: String {
        allocationsPerDecision.map { "\(Self.short($0)) allocations a decision" }
            ?? "allocations cannot be counted here"
    }

    private var ratio: String {
        tree.mean == 0 ? "many" : Self.short(reference.mean / tree.mean)
    }

    private func agreement(on terminal: Terminal) -> [String] {
        var lines: [String] = []
        if recorded > 0 { lines.append("\(agreeing)/\(recorded) recorded decisions agree") }
        lines.append(
            differing == 0
                ? "tree and reference matcher agree on all requests"
                : terminal.styled("tree and reference matcher differ in \(differing)", .red))
        return lines
    }

    private static func row(_ heading: String, _ value: String) -> String {
        padded(heading, to: 12) + value
    }

    private static func row(_ rule: RuleCost, _ terminal: Terminal) -> String {
        let name = rule.origin.map { origin in
            "VirtualService \(origin.virtualService), rule \(origin.rule)  "
                + terminal.styled(origin.ruleLocation.fileAndLine, .blue)
        }
        let numbers = [
            led(short(rule.nanoseconds), to: 7), led("\(rule.requestCount)", to: 10),
            led("\(Int((rule.share * 100).rounded()))%", to: 7),
        ]
        return numbers.joined() + "  " + (name ?? "no rule")
    }

    private static func costs(_ heading: String, _ cost: DecisionCost) -> String {
        costs(heading, [cost.p50, cost.p99, cost.mean].map(short))
    }

    private static func costs(_ heading: String, _ words: [String]) -> String {
        padded(heading, to: 14) + words.map { led($0, to: 10) }.joined()
    }

    private static func milliseconds(_ seconds: Double) -> String {
        "\(short(seconds * 1_000)) ms"
    }

    /// Formats a number with two decimals below 10, one below 100, none above.
    private static func short(_ number: Double) -> String {
        number == 0 || number >= 99.5
            ? String(Int(number.rounded())) : String(format: "%.\(number < 9.95 ? 2 : 1)f", number)
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private static func led(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }
}
