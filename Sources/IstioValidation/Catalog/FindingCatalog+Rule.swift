import IstioConfig

/// The actions of a rule of `http`. Rows 25 to 36.
extension FindingCatalog {
    static let ruleExplanations: [FindingExplanation] = [
        FindingExplanation(
            .rootWithRedirect, "a rule with a delegate has a redirect",
            "The delegate's rules take its place. Move the redirect into the delegate.",
            .rule(
                """
                delegate: {name: shop}
                redirect: {uri: /new}
                """)),
        FindingExplanation(
            .rootWithRoute, "a rule with a delegate has a route",
            "The delegate's rules take its place. Move the route into the delegate.",
            .forward(
                """
                delegate: {name: shop}
                """)),
        FindingExplanation(
            .nestedDelegate, "a delegate refers to another delegate",
            "Delegation has one level. Refer to both from the root.",
            .spec(
                """
                http:
                - delegate: {name: other}
                """)),
        FindingExplanation(
            .redirectAndRoute, "a rule has both route and redirect",
            "Envoy can do one of the two. Split the rule.",
            .forward(
                """
                redirect: {uri: /new}
                """)),
        FindingExplanation(
            .redirectAndFault, "a rule has both redirect and fault",
            "A redirect answers at once, so nothing can fail. Remove one.",
            .rule(
                """
                redirect: {uri: /new}
                fault: {abort: {httpStatus: 503, percentage: {value: 50}}}
                """)),
        FindingExplanation(
            .redirectAndRewrite, "a rule has both redirect and rewrite",
            "A redirect has `uri` and `authority` of its own. Use those.",
            .rule(
                """
                redirect: {uri: /new}
                rewrite: {uri: /other}
                """)),
        FindingExplanation(
            .redirectAndDirectResponse, "a rule has both redirect and directResponse",
            "Only one can answer. Split the rule.",
            .rule(
                """
                redirect: {uri: /new}
                directResponse: {status: 200}
                """)),
        FindingExplanation(
            .directResponseAndRoute, "a rule has both route and directResponse",
            "A direct response forwards nothing. Split the rule.",
            .forward(
                """
                directResponse: {status: 200}
                """)),
        FindingExplanation(
            .directResponseAndFault, "a rule has both directResponse and fault",
            "A direct response can fail by itself: give it the status.",
            .rule(
                """
                directResponse: {status: 200}
                fault: {abort: {httpStatus: 503, percentage: {value: 50}}}
                """)),
        FindingExplanation(
            .directResponseAndRewrite, "a rule has both directResponse and rewrite",
            "Nothing is forwarded, so there is nothing to rewrite. Remove one.",
            .rule(
                """
                directResponse: {status: 200}
                rewrite: {uri: /other}
                """)),
        FindingExplanation(
            .noAction, "a rule does nothing",
            "Give it `route`, `redirect` or `directResponse`; often `route` stands one level too deep.",
            .rule(
                """
                match: [{uri: {prefix: /cart}}]
                """)),
        FindingExplanation(
            .mirrorAndMirrors, "a rule has both mirror and mirrors",
            "Put all of them into `mirrors`.",
            .forward(
                """
                mirror: {host: copy}
                mirrors: [{destination: {host: copy}}]
                """)),
    ]
}
