extension ManyServices {
    /// Returns a test file for the rules in another file: ten cases per VirtualService.
    package static func tests(count: Int, rules: String) -> String {
        var text = "rules: \(rules)\ndefaults: {labels: {istio: ingress}}\ncases:\n"
        for number in 0..<count {
            for line in cases(number) { text += "- \(line)\n" }
        }
        return text
    }

    private static func cases(_ number: Int) -> [String] {
        let host = "http://app-\(number).example.com"
        let to = { (step: Int) in "s\((number + step) % destinationCount).apps" }
        let tenant = "curl -H x-tenant:t\(number) \(host)"
        let user = "curl -H cookie:user=u\(number) \(host)"
        let rest = "\(to(3)) 90%, \(to(4)) 10%"
        return [
            "GET \(host)/health -> \(to(0))", "GET \(host)/ready -> \(to(0))",
            "\(tenant)/api/v2/users -> \(to(1))", "\(tenant)/api/v2/orders/4711 -> \(to(1))",
            "\(user)/ -> \(to(2))", "\(user)/cart -> \(to(2))",
            "GET \(host)/api/v2/users -> \(rest)", "GET \(host)/healthy -> \(rest)",
            "GET \(host)/ -> \(rest)", "POST \(host)/cart -> \(rest)",
        ]
    }
}
