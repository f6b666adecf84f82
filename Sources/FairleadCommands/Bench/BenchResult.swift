import JSONWriting
import IstioConfig
import Routing

/// The results of a bench, ready to print.
struct BenchResult {
    let tree: DecisionCost
    let reference: DecisionCost
    let loadSeconds: Double
    let compileSeconds: Double
    let treeBytes: Int
    /// `nil` where allocations cannot be counted.
    let allocationsPerDecision: Double?
    /// Decisions that the tree left to the reference matcher.
    let plainCount: Int
    let requestCount: Int
    /// The number of proxies, each with its own tree.
    let proxyCount: Int
    /// The number of rules in all VirtualServices, as written.
    let ruleCount: Int
    let virtualServiceCount: Int
    /// How many records hold a decision, and how many of those the tree agrees with.
    let recorded: Int
    let agreeing: Int
    /// Decisions in which the tree and the reference matcher differ.
    let differing: Int
    /// The rules that decide, the most expensive first.
    let rules: [RuleCost]

    /// The most rules that are shown.
    static let shownRules = 10

    /// One JSON object on a line.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { root in
            Self.write("nanosecondsPerDecision", tree, to: &root)
            Self.write("reference", reference, to: &root)
            root.field("loadSeconds", loadSeconds)
            root.field("compileSeconds", compileSeconds)
            root.field("treeBytes", treeBytes)
            root.key("allocationsPerDecision")
            root.literal(allocationsPerDecision.map { "\($0)" } ?? "null")
            root.field("requests", requestCount)
            root.field("plainDecisions", plainCount)
            root.field("proxies", proxyCount)
            root.field("virtualServices", virtualServiceCount)
            root.field("rules", ruleCount)
            root.field("recorded", recorded)
            root.field("agreeing", agreeing)
            root.field("differing", differing)
            root.key("costliest")
            root.list { list in
                for rule in rules.prefix(Self.shownRules) { Self.write(rule, to: &list) }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ name: String, _ cost: DecisionCost, to root: inout JSONWriter) {
        root.key(name)
        root.object {
            $0.field("p50", cost.p50)
            $0.field("p99", cost.p99)
            $0.field("mean", cost.mean)
        }
    }

    private static func write(_ rule: RuleCost, to list: inout JSONWriter) {
        list.object { object in
            if let origin = rule.origin {
                object.field("virtualService", origin.virtualService)
                object.field("rule", origin.rule)
                object.field("file", origin.ruleLocation.file.name)
                object.field("line", origin.ruleLocation.line)
            }
            object.field("requests", rule.requestCount)
            object.field("nanoseconds", rule.nanoseconds)
            object.field("share", rule.share)
        }
    }
}
