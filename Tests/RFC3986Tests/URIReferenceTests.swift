import RFC3986
import TestSupport
import Testing

@Suite("URI references")
struct URIReferenceTests {
    private func parts(_ text: String) throws -> URIParts {
        try URIParts(parsing: Array(text.utf8))
    }

    private func text(_ bytes: [UInt8]?) -> String? {
        bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("the RFC's first example has all parts")
    func allParts() throws {
        let parts = try parts("foo://example.com:8042/over/there?name=ferret#nose")
        #expect(text(parts.scheme) == "foo")
        #expect(text(parts.authority) == "example.com:8042")
        #expect(text(parts.path) == "/over/there")
        #expect(text(parts.query) == "name=ferret")
        #expect(text(parts.fragment) == "nose")
    }

    @Test("a URN has a scheme and a path")
    func urn() throws {
        let parts = try parts("urn:example:animal:ferret:nose")
        #expect(text(parts.scheme) == "urn")
        #expect(parts.authority == nil)
        #expect(text(parts.path) == "example:animal:ferret:nose")
    }

    @Test("the article's address has host and port")
    func article() throws {
        let address = Array("http://helloworld-go.weimob.com:8080/aaa".utf8)
        let reference = try URIReference(parsingURI: address.span)
        let authority = try #require(reference.authority)
        #expect(text(Array(address[authority.host])) == "helloworld-go.weimob.com")
        #expect(authority.port.map { text(Array(address[$0])) } == "8080")
        #expect(authority.hostKind == .registeredName)
        #expect(text(Array(address[reference.path])) == "/aaa")
    }

    @Test(
        "a fault has the offset of the first byte that does not fit",
        arguments: [
            ("http://a b/", 8, URIError.Expectation.hostByte),
            ("http://[::1/", 11, .addressLiteral),
            ("http://[1::2::3]/", 12, .addressLiteral),
            ("http://a:8o/", 10, .port),
            ("http://a/%4", 11, .hexadecimalDigits),
            ("http://a/%zz", 10, .hexadecimalDigits),
            ("http://a/<", 9, .pathByte),
            ("http://a/?#a#b", 12, .queryByte),
            ("http://u^@a/", 8, .userinfoByte),
            ("1a:b", 2, .scheme),
        ])
    func faults(_ text: String, _ offset: Int, _ expected: URIError.Expectation) {
        let error = #expect(throws: URIError.self) {
            try URIReference(parsing: Array(text.utf8).span)
        }
        #expect(error?.offset == offset)
        #expect(error?.expected == expected)
    }

    @Test(
        "hosts of all kinds are told apart",
        arguments: [
            ("127.0.0.1", Authority.HostKind.ipv4), ("127.0.0.256", .registeredName),
            ("[::]", .ipv6), ("[1:2:3:4:5:6:7::]", .ipv6), ("[::ffff:1.2.3.4]", .ipv6),
            ("[v1.a:b]", .ipvFuture), ("", .registeredName), ("a%20b", .registeredName),
        ])
    func hostKinds(_ text: String, _ kind: Authority.HostKind) throws {
        #expect(try Authority(parsing: Array(text.utf8).span).hostKind == kind)
    }

    @Test("any bytes are parsed or refused, and what is parsed is put together again unchanged")
    func anyBytes() throws {
        var generator = SeededGenerator(seed: 3986)
        let alphabet = Array("a1:/?#[]@!%2fAv.-".utf8) + [0, 0x20, 0x80, 0xFF]
        var accepted = 0
        for _ in 0..<200_000 {
            let length = Int.random(in: 0...14, using: &generator)
            let bytes = (0..<length).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            guard let parts = try? URIParts(parsing: bytes) else { continue }
            accepted += 1
            #expect(parts.recomposed == bytes)
        }
        #expect(accepted > 1_000)
    }
}
