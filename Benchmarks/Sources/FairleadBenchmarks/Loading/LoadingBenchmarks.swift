import BenchmarkRules
import CCounters
import CPeers
import DecisionTree
import IstioConfig
import IstioYAML
import Routing

/// Measures the steps from YAML text to a tree that decides, separately and together.
///
/// `scan` reads the same text with libyaml and discards the events: the lower bound for any
/// reader on libyaml. Each step runs once per repetition, and its result is freed while the
/// clock is stopped.
enum LoadingBenchmarks {
    static func register() {
        for count in [1_000, 10_000] {
            let services = LoadedServices(count)
            addScan(services)
            services.add("parse", needs: []) { $0.read() }
            services.add("link", needs: [.configuration]) { $0.link() }
            services.add("compile", needs: [.configuration, .table]) { $0.compile() }
            services.add("linkAndCompile", needs: [.configuration]) { services in
                services.link()
                services.compile()
            }
            services.add("load", needs: []) { services in
                services.read()
                services.link()
                services.compile()
            }
        }
    }

    private static func addScan(_ services: LoadedServices) {
        Benchmark.register("scan/services/\(services.count)", .once) {
            let text = services.text
            return { _ in
                let events = unsafe text.withUnsafeBytes { bytes in
                    // SAFETY: the scan reads only the bytes it receives.
                    unsafe scan_yaml_events(
                        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
                }
                precondition(events > 100 * services.count, "libyaml cannot read the text")
            }
        }
    }
}
