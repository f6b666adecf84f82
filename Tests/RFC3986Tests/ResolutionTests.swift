import RFC3986
import Testing

/// RFC 3986 sections 5.4 and 6.2.2.
@Suite("Resolution and normalization")
struct ResolutionTests {
    @Test(
        "references resolve as in section 5.4",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"), ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
            ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
            ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
            ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
            ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
            (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
            ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
            ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
            ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
            ("http:g", "http:g"),
        ])
    func resolve(_ reference: String, _ target: String) throws {
        let base = try URIParts(parsing: Array("http://a/b/c/d;p?q".utf8))
        let resolved = base.resolving(try URIParts(parsing: Array(reference.utf8)))
        #expect(String(decoding: resolved.recomposed, as: UTF8.self) == target)
    }

    @Test(
        "a path that dot segments leave with two slashes does not become an authority",
        arguments: [
            ("s:/..//", "./g", "s:/.//g"), ("s:/a", "s:/..//g", "s:/.//g"),
            ("s://a/", "/..//g", "s://a//g"),
        ])
    func falseAuthority(_ base: String, _ reference: String, _ target: String) throws {
        let resolved = try URIParts(parsing: Array(base.utf8))
            .resolving(try URIParts(parsing: Array(reference.utf8)))
        #expect(String(decoding: resolved.recomposed, as: UTF8.self) == target)
    }

    @Test(
        "equivalent references have one normal form",
        arguments: [
            ("eXAMPLE://a/./b/../b/%63/%7bfoo%7d", "example://a/b/c/%7Bfoo%7D"),
            ("HTTP://www.EXAMPLE.com/", "http://www.example.com/"),
            ("http://U@[2001:DB8::1]:80/%41", "http://U@[2001:db8::1]:80/A"),
            ("http://a/?%41%2f", "http://a/?A%2F"), ("a/../b", "a/../b"),
            ("s:/..//a", "s:/.//a"),
        ])
    func normalize(_ text: String, _ normal: String) throws {
        let parts = try URIParts(parsing: Array(text.utf8))
        #expect(String(decoding: parts.normalized.recomposed, as: UTF8.self) == normal)
    }

    @Test("a Host has no user and is not empty")
    func hosts() throws {
        #expect(throws: URIError.self) { try HTTPHost(parsing: Array("u@a".utf8).span) }
        #expect(throws: URIError.self) { try HTTPHost(parsing: Array(":80".utf8).span) }
        let host = try HTTPHost(parsing: Array("[::1]:80".utf8).span)
        #expect(host.host == 0..<5)
        #expect(host.port == 6..<8)
    }

    @Test(
        "Envoy looks up what stands before the last colon",
        arguments: [
            ("Foo.COM:80", "foo.com"), ("foo.com:", "foo.com"), ("foo.com:abc", "foo.com"),
            ("foo.com:80:80", "foo.com:80"), ("[::1]", "[::1]"), ("[::1]:80", "[::1]"),
            ("2001:db8::1", "2001:db8:"), ("u:p@foo.com", "u"),
        ])
    func lookup(_ host: String, _ form: String) {
        let found = EnvoyHost.lookupForm(of: Array(host.utf8))
        #expect(String(decoding: found, as: UTF8.self) == form)
    }
}
