import Foundation

/// Envoy's static configuration: the listeners as Istio sets them up, and the echo upstream.
///
/// Source: docs/semantics/envoy.md 0.2, what Istio changes compared with a bare Envoy.
enum EnvoyBootstrap {
    /// The headers that the echo reports.
    static let echoedHeaders = [
        "x-a", "x-b", "x-c", "user-agent", "cookie", "accept", "wid", "x-new", "grpc-timeout",
    ]

    static func make(
        _ configurations: [ProbedConfiguration], ports: [UInt16], echoPort: UInt16,
    ) -> [String: Any] {
        let clusters = configurations.reduce(into: Set<String>()) { $0.formUnion($1.clusters) }
        var listeners = zip(configurations, ports).map { configuration, port in
            listener("asked-\(port)", port, manager(configuration))
        }
        listeners.append(listener("echo", echoPort, echoManager))
        return [
            "static_resources": [
                "listeners": listeners,
                "clusters": clusters.sorted().map { cluster($0, port: echoPort) },
            ],
            "layered_runtime": [
                "layers": [
                    [
                        "name": "istio",
                        "static_layer": [
                            "re2.max_program_size.error_level": 32768,
                            "envoy.reloadable_features.http_reject_path_with_fragment": false,
                        ],
                    ]
                ]
            ],
        ]
    }

    private static func listener(
        _ name: String, _ port: UInt16, _ manager: [String: Any],
    ) -> [String: Any] {
        [
            "name": name, "address": address(port), "enable_reuse_port": false,
            "filter_chains": [
                [
                    "filters": [
                        [
                            "name": "envoy.filters.network.http_connection_manager",
                            "typed_config": manager,
                        ]
                    ]
                ]
            ],
        ]
    }

    private static func address(_ port: UInt16) -> [String: Any] {
        ["socket_address": ["address": "127.0.0.1", "port_value": Int(port)]]
    }

    private static let type = "type.googleapis.com/envoy.extensions.filters."

    private static func filter(_ name: String, _ type: String) -> [String: Any] {
        ["name": "envoy.filters.http.\(name)", "typed_config": ["@type": Self.type + type]]
    }

    private static func manager(_ configuration: ProbedConfiguration) -> [String: Any] {
        var manager: [String: Any] = [
            "@type": type + "network.http_connection_manager.v3.HttpConnectionManager",
            "stat_prefix": "asked", "route_config": configuration.object,
            "normalize_path": true, "path_with_escaped_slashes_action": "KEEP_UNCHANGED",
            "use_remote_address": !configuration.isSidecar, "stream_idle_timeout": "0s",
            "upgrade_configs": [["upgrade_type": "websocket"]],
            "http_filters": [
                filter("fault", "http.fault.v3.HTTPFault"), filter("cors", "http.cors.v3.Cors"),
                filter("router", "http.router.v3.Router"),
            ],
        ]
        if !configuration.isSidecar { manager["server_name"] = "istio-envoy" }
        return manager
    }

    /// Echoes every request in response headers.
    private static var echoManager: [String: Any] {
        var added = [
            ("x-echo-path", "%REQ(:path)%"), ("x-echo-authority", "%REQ(:authority)%"),
            ("x-echo-method", "%REQ(:method)%"),
        ]
        added += echoedHeaders.map { ("x-echo-header-" + $0, "%REQ(\($0))%") }
        return [
            "@type": type + "network.http_connection_manager.v3.HttpConnectionManager",
            "stat_prefix": "echo",
            "route_config": [
                "virtual_hosts": [
                    [
                        "name": "echo", "domains": ["*"],
                        "routes": [
                            [
                                "match": ["prefix": ""], "direct_response": ["status": 200],
                                "response_headers_to_add": added.map {
                                    ["header": ["key": $0.0, "value": $0.1]]
                                },
                            ]
                        ],
                    ]
                ]
            ],
            "http_filters": [filter("router", "http.router.v3.Router")],
        ]
    }

    private static func cluster(_ name: String, port: UInt16) -> [String: Any] {
        [
            "name": name, "type": "STATIC", "connect_timeout": "5s",
            "load_assignment": [
                "cluster_name": name,
                "endpoints": [
                    ["lb_endpoints": [["endpoint": ["address": address(port)]]]]
                ],
            ],
        ]
    }
}
