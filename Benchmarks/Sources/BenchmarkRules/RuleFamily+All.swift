extension RuleFamily {
    /// The families with targets.
    package static let all = [
        pathExact, pathPrefix, headerExact, headerPrefix, authorityPrefix, regexLiteral,
        regexInside, regexPlain, mix,
    ]

    /// The families whose rules match the path with an expression.
    package static let ofExpressions = [regexLiteral, regexPlain]

    /// The measured sizes.
    package static let sizes = [1, 10, 100, 1_000, 10_000]

    private static let pathExact = RuleFamily(
        name: "pathExact", title: "exact path",
        entry: { "{uri: {exact: /service/\($0)/item}}" }, path: { "/service/\($0)/item" })

    private static let pathPrefix = RuleFamily(
        name: "pathPrefix", title: "path prefix",
        entry: { "{uri: {prefix: /service/\($0)/}}" }, path: { "/service/\($0)/item" })

    private static let headerExact = RuleFamily(
        name: "headerExact", title: "header exact",
        entry: { "{headers: {x-tenant: {exact: tenant-\($0)}}}" },
        header: { ("x-tenant", "tenant-\($0)") })

    private static let headerPrefix = RuleFamily(
        name: "headerPrefix", title: "header prefix",
        entry: { "{headers: {x-tenant: {prefix: tenant-\($0).}}}" },
        header: { ("x-tenant", "tenant-\($0).eu") })

    private static let authorityPrefix = RuleFamily(
        name: "authorityPrefix", title: "authority prefix", host: "*.example.com",
        entry: { "{authority: {prefix: shop-\($0).}}" },
        authority: { "shop-\($0).example.com" })

    private static let regexLiteral = RuleFamily(
        name: "regexLiteral", title: "regex with a literal start",
        entry: { "{uri: {regex: '/service/\($0)/[a-z]+'}}" }, path: { "/service/\($0)/item" },
        pattern: { "/service/\($0)/[a-z]+" })

    /// The cookie expression of Istio's documentation, with a literal in the middle.
    private static let regexInside = RuleFamily(
        name: "regexInside", title: "regex with a literal inside",
        entry: { "{headers: {cookie: {regex: '^(.*?;)?(user=u\($0))(;.*)?$'}}}" },
        header: { ("cookie", "theme=dark;user=u\($0);lang=en") })

    private static let regexPlain = RuleFamily(
        name: "regexPlain", title: "regex without a usable literal",
        entry: { "{uri: {regex: '\(plainPattern($0))'}}" }, path: plainPath,
        pattern: plainPattern)

    /// Three runs whose lengths are the number's digits, so that only a whole match distinguishes
    /// the expressions.
    private static let plainPattern: @Sendable (Int) -> String = { number in
        let (first, second, third) = digits(number)
        return "/[a-z]{\(first)}[0-9]{\(second)}[a-z]{\(third)}"
    }

    private static let plainPath: @Sendable (Int) -> String = { number in
        let (first, second, third) = digits(number)
        let run = { (text: String, count: Int) in String(repeating: text, count: count) }
        return "/" + run("k", first) + run("7", second) + run("q", third)
    }

    private static func digits(_ number: Int) -> (Int, Int, Int) {
        (1 + number % 22, 1 + number / 22 % 22, 1 + number / 484)
    }

    private static let mix = RuleFamily(
        name: "mix", title: "a mix",
        entry: { number in
            switch number % 4 {
            case 0: "{uri: {prefix: /service/\(number)/}, method: {exact: GET}}"
            case 1: "{uri: {prefix: /cart}, headers: {x-tenant: {exact: tenant-\(number)}}}"
            case 2: "{uri: {exact: /service/\(number)/item}, withoutHeaders: {x-debug: {}}}"
            default: "{uri: {regex: '/service/\(number)/[a-z]+'}, queryParams: {q: {}}}"
            }
        },
        path: { number in
            switch number % 4 {
            case 1: "/cart"
            case 3: "/service/\(number)/item?q=1"
            default: "/service/\(number)/item"
            }
        },
        header: { $0 % 4 == 1 ? ("x-tenant", "tenant-\($0)") : nil })
}
