import Foundation
import TestSupport
import Testing

@Suite("fairlead explain")
struct ExplainCommandTests {
    static let rules = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: example}
        spec:
          hosts: [shop.com]
          gateways: [gw]
          http:
          - name: cart
            match: [{uri: {prefix: /cart}, headers: {user: {exact: me}}}]
            route: [{destination: {host: cart}}]
          - match: [{uri: {prefix: /}}, {method: {exact: PUT}}]
            route: [{destination: {host: rest}}]
          - name: late
            route: [{destination: {host: late}}]

        """

    static func explain(_ words: String...) throws -> CommandRun {
        let folder = try TemporaryFolder()
        let file = try folder.write("rules.yaml", rules)
        return CommandRun(["explain", "-f", file] + words)
    }

    static func text(_ run: CommandRun) -> String {
        run.output.replacing(#/\S*/rules.yaml/#, with: "rules.yaml")
    }

    @Test("tells the rule that decides, and the ones in front of it")
    func decided() throws {
        let run = try Self.explain("http://shop.com/cart")
        #expect(run.exitCode == 0)
        #expect(
            Self.text(run) == """
                GET shop.com/cart is routed
                  gateway    example/gw has a server for `*` on port 80  rules.yaml:1
                  host       shop.com:80, by its domain `shop.com`
                this rule matches:
                  example/shop, rule 1, entry 0  rules.yaml:11
                    yes  uri prefix `/`: the path is `/cart`  line 11
                    it forwards to `outbound|80||rest.example.svc.cluster.local`
                1 rule in front of it did not match:
                  example/shop, rule 0, entry 0 (cart)  rules.yaml:9
                    no   headers `user` exact `me`: the request has no such header  line 9
                    it would decide with the header `user: me`
                for this host, and not asked:
                  example/shop, rule 1, entry 1  rules.yaml:11
                    an earlier rule of the VirtualService takes everything: put this one in front of \
                it  rules.yaml:11
                  example/shop, rule 2  rules.yaml:13
                    an earlier rule of the VirtualService takes everything: put this one in front of \
                it  rules.yaml:11
                note: no --gateway is given: the request comes in through every Gateway
                note: no Gateway `example/gw` is given: taken as one HTTP server on port 80 for all \
                hosts

                """)
    }

    @Test(
        "is about one rule, by place or by name",
        arguments: ["example/shop:0", "cart", "late", "example/shop:2"])
    func rule(_ rule: String) throws {
        let run = try Self.explain("--rule", rule, "http://shop.com/cart")
        #expect(run.exitCode == 0)
        let isCart = rule == "cart" || rule.hasSuffix("0")
        #expect(run.output.contains("it would decide with the header `user: me`") == isCart)
        #expect(run.output.contains("rule 2  ") == !isCart, "\(run.output)")
        #expect(run.output.contains("this rule decides:\n  example/shop, rule 1, entry 0"))
    }

    @Test("suggests the rule that was meant, with exit code 2")
    func unknownRule() throws {
        let run = try Self.explain("--rule", "example/shop:3", "http://shop.com/")
        #expect(run.exitCode == 2)
        #expect(run.errors.contains("`--rule`: no rule `example/shop:3` was read"))
        #expect(run.errors.contains("did you mean `example/shop:0`?"))
        #expect(run.output == "")
    }

    @Test("asks no rule where the request is refused")
    func refused() throws {
        for words in [[], ["--rule", "cart"]] {
            let folder = try TemporaryFolder()
            let file = try folder.write("rules.yaml", Self.rules)
            let run = CommandRun(["explain", "-f", file, "-X", "get"] + words + ["shop.com"])
            #expect(run.exitCode == 0)
            #expect(run.output.contains("refused with 400 before any rule is asked"))
            #expect(!run.output.contains("cart"))
        }
    }

    @Test("colours answers and places, and leaves the words as they are")
    func color() throws {
        let plain = try Self.explain("http://shop.com/cart")
        let colored = try Self.explain("--color", "always", "http://shop.com/cart")
        #expect(colored.output.contains("\u{1B}[31mno\u{1B}[0m   headers `user`"))
        #expect(colored.output.contains("\u{1B}[32myes\u{1B}[0m  uri prefix `/`"))
        let bare = colored.output.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(
            bare.replacing(#/\S*/rules.yaml/#, with: "rules.yaml") == Self.text(plain))
    }

    @Test("tells programs the same")
    func json() throws {
        let run = try Self.explain("--output", "json", "http://shop.com/cart")
        #expect(run.exitCode == 0)
        let record = try JSONDecoder().decode(Record.self, from: Data(run.output.utf8))
        #expect(record.outcome == "route")
        #expect(record.asked == 2)
        #expect(record.rules.map(\.rule) == [1, 0])
        #expect(record.rules[1].conditions.map(\.holds) == [true, false])
        #expect(record.rules[1].conditions[1].condition == "headers `user` exact `me`")
        #expect(record.rules[1].conditions[1].line == 9)
        #expect(record.rules[1].way?.kind == "change")
        #expect(record.rules[1].way?.request?.headers == [["user", "me"]])
        #expect(record.omissions.map(\.rule) == [1, 2])
        #expect(record.steps.map(\.kind) == ["gateway", "host"])
    }

    private struct Record: Decodable {
        struct Step: Decodable { let kind: String }
        struct Condition: Decodable {
            let condition: String
            let holds: Bool
            let line: Int
        }
        struct Way: Decodable {
            struct Request: Decodable { let headers: [[String]] }
            let kind: String
            let request: Request?
        }
        struct Rule: Decodable {
            let rule: Int
            let conditions: [Condition]
            let way: Way?
        }
        struct Exclusion: Decodable { let rule: Int }
        let outcome: String
        let asked: Int
        let steps: [Step]
        let rules: [Rule]
        let omissions: [Exclusion]
    }

    @Test("lists ten of many rules unless --all is given")
    func manyRules() throws {
        let folder = try TemporaryFolder()
        let rules = (0..<40).map { number in
            """
              - match: [{uri: {exact: /r\(number)}}]
                route: [{destination: {host: a}}]
            """
        }
        let head = Self.rules.split(separator: "\n").prefix(7).joined(separator: "\n")
        let file = try folder.write(
            "rules.yaml", head + "\n" + rules.joined(separator: "\n") + "\n")
        let short = CommandRun("explain", "-f", file, "http://shop.com/")
        #expect(short.output.contains("no rule matches; 40 rules were asked, the nearest first:"))
        #expect(short.output.contains("  and 30 more\n"))
        #expect(short.output.count { $0 == "\n" } < 40)
        let all = CommandRun("explain", "--all", "-f", file, "http://shop.com/")
        #expect(all.output.contains("uri exact `/r39`"))
        #expect(!all.output.contains(" more\n"))
    }
}
