import BenchmarkRules
import DecisionTree
import IstioConfig
import IstioLinking
import IstioYAML
import Routing

/// Many VirtualServices, at each stage from text to tree.
final class LoadedServices {
    /// The gateway that serves them all.
    static let proxy = Proxy(kind: .gateway, labels: ["istio": "ingress"])

    let count: Int
    private(set) lazy var text = Array(ManyServices.yaml(count: count).utf8)
    private var configuration: Configuration?
    private var table: RouteTable?
    private var tree: DecisionTree?

    /// The results that a step needs.
    struct Made: OptionSet {
        let rawValue: Int
        static let configuration = Made(rawValue: 1)
        static let table = Made(rawValue: 2)
    }

    init(_ count: Int) {
        self.count = count
    }

    func read() {
        var reader = ConfigurationReader()
        reader.read(text, from: SourceFile(name: "services"))
        precondition(!reader.hasErrors, "the made-up rules are good")
        configuration = reader.configuration
    }

    func link() {
        guard let configuration else { return }
        table = try? Linker(configuration).link(Self.proxy)
        precondition(table?.virtualHosts.count == count, "the made-up rules are good")
    }

    func compile() {
        guard let table else { return }
        tree = DecisionTree(table)
    }

    /// Registers a step.
    ///
    /// Its input is made, and its result measured and freed, while the clock is stopped.
    func add(_ step: String, needs: Made, _ body: @escaping (LoadedServices) -> Void) {
        var options = Benchmark.Options.once
        var start = Memory()
        var grown: [String: Double] = [:]
        options.around = (
            before: {
                self.prepare(needs)
                start = .now()
            },
            after: {
                // A proxy that only decides does not need the objects.
                if self.tree != nil && needs.isEmpty { self.configuration = nil }
                grown = Memory.now().growth(since: start)
                self.prepare([])
            }
        )
        options.counters = { grown }
        Benchmark.register("\(step)/services/\(count)", options) { { _ in body(self) } }
    }

    private func prepare(_ needs: Made) {
        tree = nil
        table = nil
        configuration = nil
        if needs.contains(.configuration) { read() }
        if needs.contains(.table) { link() }
    }
}
