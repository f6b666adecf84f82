import IstioConfig

/// One http rule. Source: docs/semantics/istio.md 7.3.
extension Findings {
    mutating func check(_ rule: HTTPRoute, isInDelegate: Bool) {
        if rule.delegate != nil && !isInDelegate {
            checkRoot(rule)
        } else {
            checkActions(rule, isInDelegate: isInDelegate)
        }
        for match in rule.match { check(match) }
        if let headers = rule.headers { check(headers) }
        checkAuthority(of: rule)
        if let redirect = rule.redirect { check(redirect, of: rule) }
        if let response = rule.directResponse { check(response) }
        if let rewrite = rule.rewrite { check(rewrite) }
        if let timeout = rule.timeout { check(duration: timeout) }
        if let retries = rule.retries { check(retries) }
        check(rule.route)
        checkMirrors(of: rule)
        if let fault = rule.fault { check(fault) }
        if let policy = rule.corsPolicy { check(policy) }
    }

    /// A rule that refers to a delegate has no action of its own.
    private mutating func checkRoot(_ rule: HTTPRoute) {
        if let redirect = rule.redirect {
            refuse(
                .rootWithRedirect, "a rule with a delegate cannot redirect",
                suggestion: "remove one of the two",
                at: redirect.location)
        }
        if let route = rule.route.first {
            refuse(
                .rootWithRoute, "a rule with a delegate cannot have a route",
                suggestion: "remove one of the two", at: route.location)
        }
    }

    private mutating func checkActions(_ rule: HTTPRoute, isInDelegate: Bool) {
        if isInDelegate, let delegate = rule.delegate {
            refuse(
                .nestedDelegate, "a delegate cannot have a delegate itself", at: delegate.location)
        }
        if let redirect = rule.redirect {
            exclude(
                redirect.location, "redirect", rule,
                codes: [
                    .redirectAndRoute, .redirectAndFault, .redirectAndRewrite,
                    .redirectAndDirectResponse,
                ])
        } else if let response = rule.directResponse {
            exclude(
                response.location, "directResponse", rule,
                codes: [
                    .directResponseAndRoute, .directResponseAndFault, .directResponseAndRewrite,
                ])
        } else if rule.route.isEmpty {
            refuse(
                .noAction, "the rule does nothing",
                suggestion: "give it route, redirect or directResponse",
                at: rule.location)
        }
        if rule.mirror != nil, let first = rule.mirrors.first {
            refuse(
                .mirrorAndMirrors, "`mirror` and `mirrors` exclude each other",
                suggestion: "use `mirrors` alone",
                at: first.location)
        }
    }

    /// Reports what an action excludes: route, fault, rewrite, for a redirect a direct response.
    private mutating func exclude(
        _ location: RuleLocation, _ action: String, _ rule: HTTPRoute, codes: [DiagnosticCode],
    ) {
        let others: [(String, RuleLocation?)] = [
            ("route", rule.route.first?.location), ("fault", rule.fault?.location),
            ("rewrite", rule.rewrite?.location), ("directResponse", rule.directResponse?.location),
        ]
        for (code, other) in zip(codes, others) where other.1 != nil {
            refuse(
                code, "`\(action)` and `\(other.0)` exclude each other",
                suggestion: "keep one of the two", at: other.1 ?? location)
        }
    }
}
