import BenchmarkRules
import Foundation

/// Route tables for Envoy: Fairlead's export, in a configuration with one listener.
enum EnvoyConfiguration {
    /// Writes the configuration for rules, and returns its path.
    static func write(_ yaml: String, name: String, port: Int) throws -> String {
        let rules = try Scratch.write(yaml, name + ".yaml")
        let child = try ChildProcess.run(
            [Programs.fairlead, "export", "envoy", "-f", rules, "--no-validation"])
        guard child.status == 0, !child.output.isEmpty else {
            throw ChildProcess.ProcessError(description: "fairlead export fails for \(name)")
        }
        let routes = String(decoding: child.output, as: UTF8.self)
        return try Scratch.write(around(routes, port: port), name + ".json")
    }

    /// Writes a configuration without routes, as the baseline.
    static func writeEmpty() throws -> String {
        try Scratch.write(around(#"{"name": "empty"}"#, port: 0), "empty.json")
    }

    /// The listener as Istio configures it, reduced to routing.
    private static func around(_ routes: String, port: Int) -> String {
        let type = "type.googleapis.com/envoy.extensions.filters"
        return """
            {"static_resources": {"listeners": [{"name": "asked", "enable_reuse_port": false,
            "address": {"socket_address": {"address": "127.0.0.1", "port_value": \(port)}},
            "filter_chains": [{"filters": [{"name": "manager", "typed_config": {
            "@type": "\(type).network.http_connection_manager.v3.HttpConnectionManager",
            "stat_prefix": "asked", "normalize_path": true, "use_remote_address": true,
            "http_filters": [{"name": "router",
            "typed_config": {"@type": "\(type).http.router.v3.Router"}}],
            "route_config": \(routes)}}]}]}]},
            "layered_runtime": {"layers": [{"name": "istio",
            "static_layer": {"re2.max_program_size.error_level": 32768}}]}}
            """
    }
}
