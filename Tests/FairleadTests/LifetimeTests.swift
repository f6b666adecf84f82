import Foundation
import TestSupport
import Testing

/// Programs that would use freed memory, compiled by the compiler that built these tests.
@Suite("A program that keeps what it was lent")
struct LifetimeTests {
    /// A valid program compiles, so the rejections of the others mean something.
    @Test("is compiled if it lets go in time")
    func good() throws {
        let result = try Self.compile(
            """
            func decide(_ reader: inout RuleReader, _ bytes: [UInt8]) -> Int {
                let scheme: [UInt8] = []
                let headers: [HeaderRange] = []
                let view = RequestView(
                    bytes.span, method: 0..<1, authority: 0..<1, target: 0..<1,
                    headers: headers.span, scheme: scheme.span)
                var effect = reader.decide(view, random: 0)
                effect.setClientAddress(scheme.span)
                let length = effect.clusterName?.count ?? 0
                var operations = effect.requestOperations
                while let operation = operations.next() { _ = operation.name.count }
                return length + (reader.decide(view, random: 1).status == nil ? 0 : 1)
            }
            """)
        #expect(result.status == 0, "\(result.messages)")
    }

    @Test(
        "is refused",
        arguments: [
            (
                "a view outlives its buffer", "escapes its scope",
                """
                var view: RequestView
                do {
                    let short: [UInt8] = [1, 2, 3]
                    view = RequestView(
                        short.span, method: 0..<1, authority: 0..<1, target: 0..<1,
                        headers: headers.span, scheme: bytes.span)
                }
                _ = reader.decide(view, random: 0).status
                """
            ),
            (
                "a view outlives its headers", "escapes its scope",
                """
                var view: RequestView
                do {
                    let short: [HeaderRange] = []
                    view = RequestView(
                        bytes.span, method: 0..<1, authority: 0..<1, target: 0..<1,
                        headers: short.span, scheme: bytes.span)
                }
                _ = reader.decide(view, random: 0).status
                """
            ),
            (
                "an effect is read after the reader has decided again", "overlapping accesses",
                """
                let view = RequestView(
                    bytes.span, method: 0..<1, authority: 0..<1, target: 0..<1,
                    headers: headers.span, scheme: bytes.span)
                let effect = reader.decide(view, random: 0)
                let second = reader.decide(view, random: 1)
                _ = effect.status == second.status
                """
            ),
            (
                "an operation outlives the bytes that it shows", "escapes its scope",
                """
                var operations: HeaderOperations
                do {
                    let short: [UInt8] = [1, 2, 3]
                    let view = RequestView(
                        short.span, method: 0..<1, authority: 0..<1, target: 0..<1,
                        headers: headers.span, scheme: bytes.span)
                    operations = reader.decide(view, random: 0).requestOperations
                }
                _ = operations.next()?.name.count
                """
            ),
            (
                "an effect outlives the client's address", "escapes its scope",
                """
                let view = RequestView(
                    bytes.span, method: 0..<1, authority: 0..<1, target: 0..<1,
                    headers: headers.span, scheme: bytes.span)
                var effect = reader.decide(view, random: 0)
                do {
                    let short: [UInt8] = [1, 2, 3]
                    effect.setClientAddress(short.span)
                }
                _ = effect.status
                """
            ),
            (
                "a cluster's name outlives the reader", "escapes its scope",
                """
                var name: Span<UInt8>?
                do {
                    var short = rules.makeReader(for: rules.proxies[0])
                    let view = RequestView(
                        bytes.span, method: 0..<1, authority: 0..<1, target: 0..<1,
                        headers: headers.span, scheme: bytes.span)
                    name = short.decide(view, random: 0).clusterName
                }
                _ = name?.count
                """
            ),
        ])
    func refused(_ what: String, _ reason: String, _ body: String) throws {
        let result = try Self.compile(
            """
            func misuse(
                _ reader: inout RuleReader, _ rules: LiveRules, _ bytes: [UInt8],
                _ headers: [HeaderRange]
            ) {
            \(body)
            }
            """)
        #expect(result.status != 0, "\(what) is accepted")
        #expect(result.messages.contains(reason), "\(result.messages)")
        #expect(!result.messages.contains("cannot find"), "\(result.messages)")
    }

    /// Compiles a file against the modules beside these tests.
    private static func compile(_ code: String) throws -> (status: Int32, messages: String) {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("fairlead-lifetimes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("program.swift")
        try "import Fairlead\n\n\(code)\n".write(to: file, atomically: true, encoding: .utf8)
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let sources = SharedFolder.project.appendingPathComponent("Sources").path
        compiler.arguments = [
            "swiftc", "-swift-version", "6", "-parse-as-library", "-emit-sil", "-o", "/dev/null",
            "-I", try modules().path, "-I", sources + "/CPCRE2", "-I", sources + "/CYAML",
            file.path,
        ]
        let messages = Pipe()
        compiler.standardError = messages
        compiler.standardOutput = messages
        try compiler.run()
        let text = messages.fileHandleForReading.readDataToEndOfFile()
        compiler.waitUntilExit()
        return (compiler.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    /// The folder of compiled modules, beside the program that runs these tests.
    private static func modules() throws -> URL {
        let program = try #require(CommandLine.arguments.first { $0.hasSuffix(".xctest") })
        return URL(fileURLWithPath: program).deletingLastPathComponent()
            .appendingPathComponent("Modules")
    }
}
