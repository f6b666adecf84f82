import Foundation
import Synchronization

/// A real Envoy with a listener for each route configuration, and one upstream that reports what it
/// received.
final class EnvoyProcess {
    private let process = Process()
    private let folder: URL
    /// The listeners' ports, in the order of the route configurations.
    let ports: [UInt16]

    /// Why Envoy is not available.
    struct ProcessError: Error {
        let message: String
    }

    /// The program, from `FAIRLEAD_ENVOY` or `PATH`.
    static func find() -> String? {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["FAIRLEAD_ENVOY"] { return path }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/envoy" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// Starts Envoy and waits until it responds.
    init(_ program: String, _ configurations: [ProbedConfiguration]) throws {
        let free = FreePorts.find(configurations.count + 1)
        ports = Array(free.dropLast())
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("fairlead-envoy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let bootstrap = EnvoyBootstrap.make(configurations, ports: ports, echoPort: free.last ?? 0)
        let file = folder.appendingPathComponent("bootstrap.json")
        try JSONSerialization.data(withJSONObject: bootstrap).write(to: file)
        let log = folder.appendingPathComponent("log")
        try Data().write(to: log)
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-c", file.path, "--use-dynamic-base-id", "--concurrency", "1", "-l", "error",
        ]
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        for _ in 0..<1_200 {
            let probe = Array("GET /ready HTTP/1.1\r\nHost: ready\r\n\r\n".utf8)
            if HTTPClient.ask(port: free.last ?? 0, probe, hasBody: true) != nil { return }
            if !process.isRunning { break }
            Thread.sleep(forTimeInterval: 0.05)
        }
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        throw ProcessError(message: "Envoy does not start: \(text.suffix(2_000))")
    }

    deinit {
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: folder)
    }
}

/// A route configuration that reports the chosen route in its responses.
struct ProbedConfiguration {
    let object: [String: Any]
    let isSidecar: Bool
    /// The names of all its clusters.
    private(set) var clusters: Set<String> = []

    init(_ json: [UInt8], isSidecar: Bool) throws {
        let parsed = try JSONSerialization.jsonObject(with: Data(json))
        var root = parsed as? [String: Any] ?? [:]
        self.isSidecar = isSidecar
        var clusters: Set<String> = []
        let hosts = root["virtualHosts"] as? [[String: Any]] ?? []
        root["virtualHosts"] = hosts.enumerated().map { hostIndex, host in
            var host = host
            let routes = host["routes"] as? [[String: Any]] ?? []
            host["routes"] = routes.enumerated().map { index, route in
                Self.probed(route, "\(hostIndex)/\(index)", &clusters)
            }
            return host
        }
        object = root
        self.clusters = clusters
    }

    private static func probed(
        _ route: [String: Any], _ place: String, _ clusters: inout Set<String>,
    ) -> [String: Any] {
        var route = route
        let added: [[String: Any]] = [
            ["header": ["key": "x-probe-route", "value": place]],
            ["header": ["key": "x-probe-cluster", "value": "%UPSTREAM_CLUSTER%"]],
        ]
        route["responseHeadersToAdd"] =
            (route["responseHeadersToAdd"] as? [[String: Any]] ?? []) + added
        guard var action = route["route"] as? [String: Any] else { return route }
        if let name = action["cluster"] as? String { clusters.insert(name) }
        for mirror in action["requestMirrorPolicies"] as? [[String: Any]] ?? [] {
            if let name = mirror["cluster"] as? String { clusters.insert(name) }
        }
        if var weighted = action["weightedClusters"] as? [String: Any] {
            for cluster in weighted["clusters"] as? [[String: Any]] ?? [] {
                if let name = cluster["name"] as? String { clusters.insert(name) }
            }
            weighted["headerName"] = "x-probe-random"
            action["weightedClusters"] = weighted
        }
        route["route"] = action
        return route
    }
}
