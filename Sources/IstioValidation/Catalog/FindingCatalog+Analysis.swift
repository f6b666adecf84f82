import IstioConfig

/// Findings about all objects together: `istioctl analyze`'s codes, and what it misses.
extension FindingCatalog {
    static let analysisExplanations: [FindingExplanation] = [
        FindingExplanation(
            .unreachableMatch, "a match entry is never reached",
            "An earlier entry takes everything that could match it. Istio's own check (VS125) misses this where methods, headers or exact paths are involved.",
            .spec(
                """
                hosts: [shop.example.com]
                http:
                - match: [{uri: {prefix: /cart}}]
                  route: [{destination: {host: cart}}]
                - match: [{uri: {prefix: /cart/pay}, method: {exact: POST}}]
                  route: [{destination: {host: pay}}]
                """)),
        FindingExplanation(
            .unusableDelegate, "a delegate cannot be used",
            "It is not there, has hosts, or is not exported to the root's namespace: the rule does nothing, and Istio does not say so.",
            .rule(
                """
                match: [{uri: {prefix: /cart}}]
                delegate: {name: cart}
                """)),
        FindingExplanation(
            .deprecatedField, "a field is deprecated",
            "Use its successor.",
            .forward(
                """
                fault: {delay: {percent: 50, fixedDelay: 5s}}
                """)),
        FindingExplanation(
            .missingReference, "a subset or Gateway is not among the objects",
            "Without its DestinationRule a subset answers 503; without its Gateway a rule applies to no gateway. Check all files together.",
            .rule(
                """
                route: [{destination: {host: shop, subset: v1}}]
                """)),
        FindingExplanation(
            .duplicateMeshHost, "two VirtualServices of the mesh have one host",
            "istioctl calls the behaviour undefined. It is not: sidecars use the older one's rules and none of the other's. Merge them.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: a, namespace: example}
                spec:
                  hosts: [shop.example.com]
                  http:
                  - route: [{destination: {host: shop}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: b, namespace: example}
                spec:
                  hosts: [shop.example.com]
                  http:
                  - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .unverifiedTLS, "a DestinationRule speaks TLS to any server",
            "Without `caCertificates` nobody verifies who answers.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: shop}
                spec:
                  host: shop
                  trafficPolicy: {tls: {mode: SIMPLE}}
                """)),
        FindingExplanation(
            .unverifiedTLSOnPort, "a DestinationRule speaks TLS to any server on a port",
            "Without `caCertificates` nobody verifies who answers.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: shop}
                spec:
                  host: shop
                  trafficPolicy:
                    portLevelSettings:
                    - {port: {number: 443}, tls: {mode: SIMPLE}}
                """)),
        FindingExplanation(
            .hostsNotInGateway, "a Gateway has no server for the hosts",
            "The rules apply to nothing there. Add the host to a server, or name another Gateway.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: shop, namespace: example}
                spec:
                  hosts: [shop.example.com]
                  gateways: [public]
                  http:
                  - route: [{destination: {host: shop}}]
                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public, namespace: example}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - port: {number: 80, name: http, protocol: HTTP}
                    hosts: [other.example.com]
                """)),
        FindingExplanation(
            .internalGateway, "a Gateway is one that Istio makes for itself",
            "It stands for a Gateway of the Gateway API. Use an HTTPRoute.",
            .spec(
                """
                hosts: [shop.example.com]
                gateways: [example/shop~istio-autogenerated-k8s-gateway~http]
                http:
                - route: [{destination: {host: shop}}]
                """)),
    ]
}
