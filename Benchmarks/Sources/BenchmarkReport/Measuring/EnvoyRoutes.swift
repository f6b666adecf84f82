import BenchmarkRules
import Foundation

/// The CPU time that the real Envoy spends on a request as the list of routes grows.
///
/// Requests over loopback match the last route of the list, a direct response. Most of the time
/// is spent on HTTP; what a longer list adds is the cost of route selection.
struct EnvoyRoutes {
    /// The measured numbers of routes.
    static let sizes = [1, 100, 1_000, 10_000]

    /// Nanoseconds of user CPU time per request, by number of routes.
    private(set) var perRequest: [Int: Double] = [:]

    /// Measures a family; `nil` without Envoy or wrk.
    init?(_ family: RuleFamily) throws {
        guard let envoy = Programs.envoy, let wrk = Programs.wrk else { return nil }
        for count in Self.sizes {
            tell("Envoy with \(count) routes, \(family.title)")
            let port = Loopback.freePort()
            let path = try EnvoyConfiguration.write(
                family.yaml(rules: count), name: "\(family.name)-\(count)", port: port)
            perRequest[count] = try Self.measure(
                envoy, path, wrk, port, family.request(count - 1))
        }
    }

    /// Returns the nanoseconds of route selection: the growth since one route.
    func choice(_ count: Int) -> Double? {
        guard let one = perRequest[1], let many = perRequest[count], many > one else { return nil }
        return many - one
    }

    private static func measure(
        _ envoy: String, _ path: String, _ wrk: String, _ port: Int, _ asked: RuleFamily.Asked,
    ) throws -> Double {
        let process = try ChildProcess.spawn(
            [envoy, "-c", path, "--concurrency", "1", "-l", "off", "--use-dynamic-base-id"],
            outputTo: Scratch.file("envoy").path)
        defer {
            kill(process, SIGKILL)
            var status: Int32 = 0
            unsafe waitpid(process, &status, 0)
        }
        let load = { (seconds: Int) -> String? in
            let headers = asked.headers.flatMap { ["-H", "\($0.name): \($0.value)"] }
            return ChildProcess.output(
                [wrk, "-t1", "-c4", "-d\(seconds)s", "-H", "Host: \(asked.authority)"] + headers
                    + ["http://127.0.0.1:\(port)\(asked.target)"], limit: 60)
        }
        try Loopback.waitForListener(port)
        _ = load(1)
        let before = try userNanoseconds(process)
        let text = load(3) ?? ""
        let spent = try userNanoseconds(process) - before
        guard !text.contains("Non-2xx"), let requests = number(before: " requests in", text),
            requests > 0
        else { throw ChildProcess.ProcessError(description: "Envoy does not answer: \(text)") }
        return spent / requests
    }

    private static func number(before words: String, _ text: String) -> Double? {
        guard let end = text.range(of: words)?.lowerBound else { return nil }
        return text[..<end].split(whereSeparator: \.isWhitespace).last.flatMap { Double($0) }
    }

    /// Returns the user CPU time of a process; system time is spent on sockets, not on routes.
    private static func userNanoseconds(_ process: pid_t) throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        // The second field, in parentheses, can contain spaces.
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        let ticks = fields.count > 12 ? Double(fields[12]) ?? 0 : 0
        return ticks * 1e9 / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
