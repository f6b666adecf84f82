import JSONWriting
import IstioConfig
import RuleCoverage

/// Coverage as JSON.
enum CoverageRecord {
    /// Writes the shares and all uncovered items.
    static func write(_ result: CoverageResult, to object: inout JSONWriter) {
        write(result.coverage.share, to: &object)
        if let minimum = result.minimum {
            object.key("failUnder")
            object.literal("\(minimum)")
        }
        object.key("kinds")
        object.object { kinds in
            for (kind, share) in result.shares {
                kinds.key(kind.rawValue)
                kinds.object { write(share, to: &$0) }
            }
        }
        object.key("uncovered")
        object.list { list in
            for item in result.coverage.uncovered { list.object { write(item, to: &$0) } }
        }
    }

    private static func write(_ share: CoverageShare, to object: inout JSONWriter) {
        object.field("covered", share.covered)
        object.field("total", share.total)
        object.key("percent")
        object.literal(String(share.text.dropLast()))
    }

    private static func write(_ item: CoverageItem, to object: inout JSONWriter) {
        object.field("kind", item.kind.rawValue)
        object.field("virtualService", item.virtualService)
        if let rule = item.rule { object.field("rule", rule) }
        object.field("text", item.text)
        object.field("file", item.location.file.name)
        object.field("line", item.location.line)
        object.field("column", item.location.column)
        object.key("gaps")
        object.list { list in
            for gap in item.gaps { list.value(Array(gap.rawValue.utf8)) }
        }
    }
}
