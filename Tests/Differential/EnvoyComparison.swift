import EnvoyExport
import Foundation
import IstioConfig
import IstioLinking
import IstioYAML
import Routing
import RuleGeneration

/// Compares a real Envoy with Fairlead on generated rules, given to Envoy as route tables.
struct EnvoyComparison {
    private let program: String
    private(set) var configurations = 0
    private(set) var requests = 0
    private(set) var differences: [String] = []

    init(program: String) {
        self.program = program
    }

    /// One proxy's table and the requests for it.
    private struct Question {
        let table: RouteTable
        var requests: [(id: String, request: Request)] = []
    }

    /// Compares some configurations in one Envoy.
    mutating func compare(seeds: Range<UInt64>, requestCount: Int) throws {
        var questions: [Question] = []
        for seed in seeds {
            var generator = RuleGenerator(seed: seed)
            let linker = Linker(Self.read(generator.configuration()))
            configurations += 1
            for (proxy, asked) in generator.questions(requestCount, id: "\(seed)") {
                let table = try linker.link(proxy)
                if table.hasListener { questions.append(Question(table: table, requests: asked)) }
            }
        }
        let silent = try ask(questions)
        // Another program may have taken a listener's port; two silences in a row are a difference.
        for question in silent.isEmpty ? [] : try ask(silent) {
            for (id, _) in question.requests { differences.append("\(id): Envoy gives no answer") }
        }
    }

    /// Sends all requests to one Envoy, and returns those without a response.
    private mutating func ask(_ questions: [Question]) throws -> [Question] {
        let probed = try questions.map { question in
            try ProbedConfiguration(
                EnvoyRouteConfiguration(question.table).json,
                isSidecar: question.table.proxy.isSidecar)
        }
        let envoy = try Self.start(program, probed)
        var silent: [Question] = []
        for (var question, port) in zip(questions, envoy.ports) {
            question.requests.removeAll { ask($0.id, $0.request, question.table, port) }
            if !question.requests.isEmpty { silent.append(question) }
        }
        return silent
    }

    /// Starts Envoy; another program may take a port that was just free.
    private static func start(
        _ program: String, _ configurations: [ProbedConfiguration],
    ) throws -> EnvoyProcess {
        for _ in 0..<4 {
            do {
                return try EnvoyProcess(program, configurations)
            } catch let failure as EnvoyProcess.ProcessError
                where failure.message.contains("already in use")
            {
                continue
            }
        }
        return try EnvoyProcess(program, configurations)
    }

    private static func read(_ text: String) -> Configuration {
        var reader = ConfigurationReader()
        reader.read(Array(text.utf8), from: SourceFile(name: "made-up"))
        precondition(!reader.hasErrors, "\(reader.diagnostics)")
        return reader.configuration
    }

    /// Sends one request; returns whether there was a response.
    private mutating func ask(
        _ id: String, _ request: Request, _ table: RouteTable, _ port: UInt16,
    ) -> Bool {
        let decision = ReferenceMatcher(table).decide(request)
        let effect = table.apply(decision, to: request)
        let isHead = request.method == Array("HEAD".utf8)
        guard let answer = HTTPClient.ask(port: port, Self.bytes(request), hasBody: !isHead)
        else { return false }
        requests += 1
        let expected = Expectation(decision, effect, request)
        if let difference = expected.difference(from: answer) {
            differences.append("\(id): \(difference)")
        }
        return true
    }

    private static func bytes(_ request: Request) -> [UInt8] {
        let line = { (parts: [[UInt8]]) in parts.flatMap { $0 } + Array("\r\n".utf8) }
        let blank = Array(" ".utf8)
        let colon = Array(": ".utf8)
        var bytes = line([request.method, blank, request.path, Array(" HTTP/1.1".utf8)])
        if let authority = request.authority {
            bytes += line([Array("Host".utf8), colon, authority])
        }
        for header in request.headers { bytes += line([header.name, colon, header.value]) }
        bytes += line([Array("x-probe-random: \(request.random)".utf8)])
        return bytes + Array("\r\n".utf8)
    }
}

/// What Envoy's response must show if our decision is right.
private struct Expectation {
    private let decision: Decision
    private let effect: Effect
    private let request: Request

    init(_ decision: Decision, _ effect: Effect, _ request: Request) {
        self.decision = decision
        self.effect = effect
        self.request = request
    }

    /// The first difference, or `nil`.
    func difference(from answer: HTTPClient.Response) -> String? {
        var pairs: [(String, String, String)] = []
        if decision.outcome != .preflight {
            let place = decision.virtualHost.flatMap { host in
                decision.route.map { "\(host)/\($0)" }
            }
            pairs.append(
                ("route", place ?? "", answer.values("x-probe-route").last ?? ""))
        }
        if let response = effect.response, decision.outcome != .passthrough {
            // Records have 404 if nothing matches; gRPC clients receive it as 200.
            let status = decision.outcome == .noRoute && isGRPC ? 200 : response.status
            pairs.append(("status", String(status), String(answer.status)))
            if decision.outcome == .redirect {
                pairs.append(
                    ("location", text(response.location), answer.values("location").first ?? ""))
            }
            if decision.outcome == .directResponse {
                pairs.append(("body", text(response.body), answer.body))
            }
            for header in response.headers where isCompared(header.name) {
                let values = answer.values(text(header.name))
                if !values.contains(text(header.value)) {
                    pairs.append((text(header.name), text(header.value), "\(values)"))
                }
            }
        }
        if let cluster = effect.clusterName, decision.outcome == .route {
            pairs.append(("cluster", cluster, answer.values("x-probe-cluster").first ?? ""))
        }
        if let forwarded = effect.request {
            // A rewrite may leave no path that the echo can read.
            if forwarded.path.first != UInt8(ascii: "/") {
                pairs.removeAll { $0.0 != "route" && $0.0 != "cluster" }
            } else {
                pairs += received(forwarded, answer)
            }
        }
        return pairs.first { $0.1 != $0.2 }.map {
            "\($0.0) is `\($0.2)`, ours `\($0.1)`; \(decision.outcome)"
        }
    }

    /// The request as the destination reports it, which is too little for repeated headers.
    private func received(
        _ forwarded: ForwardedRequest, _ answer: HTTPClient.Response,
    ) -> [(String, String, String)] {
        let echo = { (name: String) in answer.values("x-echo-" + name).first ?? "" }
        var pairs = [
            ("path", text(forwarded.path), echo("path")),
            ("authority", text(forwarded.authority), echo("authority")),
            ("method", text(forwarded.method), echo("method")),
        ]
        for name in EnvoyBootstrap.echoedHeaders {
            let values = forwarded.headers.filter { text($0.name) == name }.map { text($0.value) }
            if values.count > 1 { continue }
            pairs.append((name, values.first ?? "", echo("header-" + name)))
        }
        return pairs
    }

    private var isGRPC: Bool {
        request.headers.contains {
            text($0.name) == "content-type" && text($0.value) == "application/grpc"
        }
    }

    private func isCompared(_ name: [UInt8]) -> Bool {
        ["x-", "access-control-", "grpc-"].contains { text(name).hasPrefix($0) }
    }

    private func text(_ bytes: [UInt8]?) -> String {
        String(decoding: bytes ?? [], as: UTF8.self)
    }
}
