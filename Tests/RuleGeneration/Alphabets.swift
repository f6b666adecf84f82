/// The few texts that rules and requests are built from, so that they match.
enum Alphabets {
    static let hosts = [
        "a.example.com", "b.example.com", "shop.example.com", "*.example.com", "*.shop.example.com",
        "example.org", "*",
    ]
    static let services = [
        "v1.example.svc.cluster.local", "v2.example.svc.cluster.local",
        "v3.other.svc.cluster.local", "ext.example.net",
    ]
    static let paths = [
        "/", "/a", "/a/", "/a/b", "/ab", "/A", "/api/v1", "/api/v1/users", "/api/v2/", "/b.html",
        "/a%20b", "/a//b",
    ]
    static let pathExpressions = [
        "/a.*", "/api/v[0-9]+/.*", "(?i)/A", "/[ab]/?", "/(a|b)+", ".*", "/a/?b?", "/.*/users",
        "/api/(?P<v>v1|v2).*", "[^.]*", "/a|/b\\.html", "(/[a-z]+)+",
    ]
    static let methods = ["GET", "POST", "HEAD", "OPTIONS", "get", "PUT"]
    static let headerNames = ["x-a", "x-b", "X-C", "user-agent", "cookie", "accept", "wid"]
    static let headerValues = ["1", "2", "12", "a", "A", "a;b", "v1", "100%"]
    static let headerExpressions = ["[12]", "1.*", "a|A", ".*", "(?i)a", "[^;]*;b", "v[0-9]"]
    static let strangePaths = [
        "/0", "/1.html", "/2.html", "%2e%2e/b", "/%2E/x", "\\a", "\\..\\b", "/..;x=1/b", "/;a",
        "/.;/b", "%", "%4", "%%341",
        "%2%35", "\"<>^`{|}", "#f", "?a#b", "/...", "/..b/../c", "%00", "%7e", "//", "/./", "?",
        "%2541", "/a.b.c.d.e.f.g.h/0123456789abcdef", "..", "/..",
    ]
    static let wideHeaderNames = [
        "x-forwarded-proto", "x-forwarded-for", "x-request-id", "x-envoy-external-address",
        "x-envoy-internal", "connection", "upgrade", "te", "referer", "origin", ":scheme",
        ":authority", "x-very-long-name-of-a-header-that-nobody-would-ever-use-but-this-one-here",
    ]
    static let wideHeaderValues = [
        "http", "https", "HTTPS", "websocket", "h2c", "Upgrade", "trailers", "192.0.2.2",
        "1,192.0.2.2", "a,b", "https://app.test", "abcdefgh", "abcdefghi", "abcdefghijklmnopq",
    ]
    static let wideExpressions = [
        "https?", ".*,.*", "^a", "a$", "^$", "$^", "(a$|a)", "a*$", "[a-z]{2}", "[a-z]+", "[^a]*",
        ".*b.*", "(?:a|ab)(?:c|bcd)*.*", "\\ba", "x?y?z?", "[0-9.,]*", "..", ".{3,}",
    ]
    static let widePathExpressions = [
        "/[a-z]{1}", "/[a-z]{2}", "/[a-z]{1,3}/?", "/a[b-z]*", "/.*[0-9].*", ".*/users$", "^/a.*",
        "/(a|api)/0(\\.html)?", "/(a|api)/1(\\.html)?", "/(a|api)/2(\\.html)?", "/(api|a)/?.*",
        "/[^/]*/[^/]*", "/[a-z]*/v[0-9]", ".*%20.*", "/.*b",
    ]
    static let parameters = ["q", "debug", "user"]
    static let claimNames = ["sub", "group"]
    static let claimTexts = ["a", "ab", "1"]
    static let authorities = [
        "a.example.com", "A.Example.Com", "a.example.com:80", "b.example.com", "shop.example.com",
        "x.shop.example.com", "c.example.com", "example.org", "example.org:8080", "unknown.test",
        "v1.example.svc.cluster.local", "v1.example", "v1", "v2.example.svc", "v3.other:80",
        "ext.example.net", "a.example.com.", "10.0.0.1",
    ]
    static let authorityTexts = ["a.example.com", "shop", "a.", "example.org:8080", "v1"]
    static let authorityExpressions = ["a\\..*", ".*example\\.com(:[0-9]+)?", "[a-z.]+"]
    static let labels = [("app", "web"), ("version", "v1"), ("app", "batch")]
    static let values = [
        "one", "%REQ(x-a)%", "%PROTOCOL%", "%%", "%REQ(:path)%", "%REQ(x-none?x-b)%", "",
        "%RESPONSE_CODE%", "a b",
    ]
}
