import Foundation
import TestSupport
import Testing

/// The route configurations that Istio generated, compared with ours.
@Suite(
    "Recorded route configurations",
    .enabled(if: SharedFolder.has("conformance/decisions"), "../shared is not here"))
struct RecordedRouteTableTests {
    @Test("are what export envoy writes, domain by domain")
    func routeConfigurations() throws {
        let scenarios = SharedFolder.url("conformance/decisions")
        var count = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: scenarios.path).sorted()
        where !name.hasPrefix("refused-") {
            let folder = scenarios.appendingPathComponent(name)
            let run = CommandRun(
                "export", "envoy", "--no-validation",
                "-f", folder.appendingPathComponent("config.yaml").path,
                "--proxies", folder.appendingPathComponent("proxies.json").path)
            #expect(run.exitCode == 0, "\(name): \(run.errors)")
            let ours = try Self.object(Data(run.output.utf8))
            let recorded = try Self.object(
                try Data(contentsOf: folder.appendingPathComponent("envoy.json")))
            for (proxy, table) in recorded {
                count += 1
                let wanted = try Self.hosts(table)
                let found = try Self.hosts(ours[proxy] ?? [:])
                for domain in Set(wanted.keys).union(found.keys) {
                    #expect(found[domain] == wanted[domain], "\(name) \(proxy) \(domain)")
                }
            }
        }
        #expect(count == 2_469)
    }

    private static func object(_ data: Data) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// Each domain's routes as text that is the same for equal routes.
    private static func hosts(_ table: Any) throws -> [String: String] {
        var result: [String: String] = [:]
        let hosts = (table as? [String: Any])?["virtualHosts"] as? [[String: Any]] ?? []
        for host in hosts {
            let parts: [Any] = [
                normalized(host["routes"] ?? []), host["requireTls"] ?? "",
                host["includeRequestAttemptCount"] ?? false,
            ]
            let data = try JSONSerialization.data(withJSONObject: parts, options: .sortedKeys)
            for domain in host["domains"] as? [String] ?? [] {
                result[domain] = String(decoding: data, as: UTF8.self)
            }
        }
        return result
    }

    /// Removes what changes no decision: span names, the order of conditions and of independent
    /// additions, case of names, `caseSensitive` of expressions, empty percentages and bodies.
    private static func normalized(_ value: Any) -> Any {
        if let list = value as? [Any] { return list.map(normalized) }
        guard var object = value as? [String: Any] else { return value }
        object["decorator"] = nil
        if object["safeRegex"] != nil { object["caseSensitive"] = nil }
        if let percentage = object["percentage"] as? [String: Any], percentage.isEmpty {
            object["percentage"] = nil
        }
        if let body = object["body"] as? [String: String] {
            let bytes = body["inlineBytes"].flatMap { Data(base64Encoded: $0) }
            let text = body["inlineString"] ?? bytes.map { String(decoding: $0, as: UTF8.self) }
            object["body"] = text == "" ? nil : text
        }
        for (key, member) in object { object[key] = normalized(member) }
        if let headers = object["headers"] as? [[String: Any]] {
            object["headers"] = sorted(
                headers.map { $0.merging(["name": "\($0["name"] ?? "")".lowercased()]) { $1 } })
        }
        if let parameters = object["queryParameters"] as? [[String: Any]] {
            object["queryParameters"] = sorted(parameters)
        }
        for side in ["request", "response"] {
            let added = object[side + "HeadersToAdd"] as? [[String: Any]] ?? []
            let parts = [
                added.filter { $0["appendAction"] != nil },
                added.filter { $0["appendAction"] == nil },
            ]
            if !added.isEmpty { object[side + "HeadersToAdd"] = parts.flatMap { $0 } }
            let removed = object[side + "HeadersToRemove"] as? [String]
            object[side + "HeadersToRemove"] = removed?.map { $0.lowercased() }
        }
        return object
    }

    private static func sorted(_ objects: [[String: Any]]) -> [[String: Any]] {
        let keyed = objects.map { object -> (String, [String: Any]) in
            let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
            return (String(decoding: data ?? Data(), as: UTF8.self), object)
        }
        return keyed.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
