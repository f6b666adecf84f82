import BenchmarkRules
import Foundation

/// One panel of the plot: cost against number of rules, both axes logarithmic.
struct Panel {
    /// A line of points.
    struct Series {
        let name: String
        let color: String
        var points: [(rules: Double, nanoseconds: Double)]
    }

    let title: String
    let series: [Series]

    private static let width = 420.0
    private static let height = 300.0
    private static let decadesOfRules = 4.0
    private static let times = ["10 ns", "100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms"]
    private static let decadesOfTime = Double(times.count - 1)

    /// Returns the panel with the origin of its axes at a point.
    func svg(x: Double, y: Double) -> String {
        var lines = ["<g transform=\"translate(\(x),\(y))\">"]
        lines.append("<text x=\"0\" y=\"\(-Self.height - 14)\" class=\"title\">\(title)</text>")
        for (decade, label) in Self.times.enumerated() {
            let at = -Double(decade) * Self.height / Self.decadesOfTime
            lines.append("<path d=\"M0 \(at)H\(Self.width)\" class=\"grid\"/>")
            lines.append("<text x=\"-8\" y=\"\(at + 4)\" class=\"left\">\(label)</text>")
        }
        for size in RuleFamily.sizes {
            let (at, label) = (Self.place(rules: Double(size)), Figures.grouped(size))
            lines.append("<path d=\"M\(at) 0V\(-Self.height)\" class=\"grid\"/>")
            lines.append("<text x=\"\(at)\" y=\"18\" class=\"below\">\(label)</text>")
        }
        lines.append("<text x=\"\(Self.width / 2)\" y=\"36\" class=\"below\">rules</text>")
        lines += series.map(Self.line)
        return (lines + ["</g>"]).joined(separator: "\n")
    }

    private static func line(_ series: Series) -> String {
        let places = series.points.map { point in
            (place(rules: point.rules), place(nanoseconds: point.nanoseconds))
        }
        let path = places.map { String(format: "%.1f %.1f", $0.0, $0.1) }.joined(separator: "L")
        let dots = places.map {
            String(format: "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"", $0.0, $0.1)
                + "\(series.color)\"/>"
        }
        if path.isEmpty { return "" }
        let width = series.name == "Fairlead" ? 3 : 1.5
        return "<path d=\"M\(path)\" fill=\"none\" stroke=\"\(series.color)\" "
            + "stroke-width=\"\(width)\"/>" + dots.joined()
    }

    private static func place(rules: Double) -> Double {
        log10(rules) * width / decadesOfRules
    }

    /// Returns the position on the axis from 10 ns to 10 ms; values outside are drawn at the edge.
    private static func place(nanoseconds: Double) -> Double {
        -min(max(log10(nanoseconds) - 1, 0), decadesOfTime) * height / decadesOfTime
    }
}

/// The plot of cost against number of rules, for Fairlead and its peers, in four panels.
struct Plot {
    private let run: Measurements
    private static let colors = [
        ("Fairlead", "#c2185b"), ("reference matcher", "#757575"), ("Envoy", "#1565c0"),
        ("RE2 one by one", "#2e7d32"), ("RE2::Set", "#8bc34a"),
        ("PCRE2 JIT one by one", "#ef6c00"), ("Hyperscan", "#6a1b9a"),
    ]

    init(_ run: Measurements) {
        self.run = run
    }

    /// The plot as SVG.
    var svg: String {
        let panels = RuleFamily.all.filter { Measurements.envoyFamilies.contains($0.name) }
        let drawn = panels.enumerated().map { index, family in
            Panel(title: family.title, series: series(family)).svg(
                x: 80 + Double(index % 2) * 520, y: 390 + Double(index / 2) * 390)
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1060 850" font-family="sans-serif">
            <style>.title{font-size:15px;font-weight:bold}.left{font-size:11px;text-anchor:end}
            .below{font-size:11px;text-anchor:middle}.grid{stroke:#ddd;fill:none}
            .key{font-size:12px}</style>
            <rect width="1060" height="850" fill="white"/>
            <text x="80" y="24" class="key">CPU time of a decision against the number of rules, last \
            rule; engines match the path alone</text>
            \(legend)
            \(drawn.joined(separator: "\n"))
            </svg>

            """
    }

    private var legend: String {
        var x = 80
        return Self.colors.map { name, color in
            defer { x += 44 + 7 * name.count }
            return "<path d=\"M\(x) 46h18\" stroke=\"\(color)\" stroke-width=\"3\"/>"
                + "<text x=\"\(x + 23)\" y=\"50\" class=\"key\">\(name)</text>"
        }.joined(separator: "\n")
    }

    private func series(_ family: RuleFamily) -> [Panel.Series] {
        Self.colors.map { name, color in
            let points = RuleFamily.sizes.compactMap { size in
                cost(name, family, size).map { (Double(size), $0) }
            }
            return Panel.Series(name: name, color: color, points: points)
        }
    }

    private func cost(_ name: String, _ family: RuleFamily, _ size: Int) -> Double? {
        switch name {
        case "Fairlead": return run.decision(family, size)
        case "reference matcher": return run.decision(family, size, by: "reference")
        case "Envoy": return run.envoyRoutes[family.name]?.choice(size)
        default:
            let engine = Peers.engines.first { $0.title == name }
            return engine.flatMap { run.match($0.name, family, size) }
        }
    }
}
