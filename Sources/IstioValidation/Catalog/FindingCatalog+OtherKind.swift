import IstioConfig

/// Gateways, ServiceEntries, Sidecars and DestinationRules. VS260 to VS268.
extension FindingCatalog {
    static let otherKindExplanations: [FindingExplanation] = [
        FindingExplanation(
            .gatewayWithoutServers, "a Gateway has no servers",
            "Give `servers`.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers: []
                """)),
        FindingExplanation(
            .missingHosts, "hosts are missing",
            "A server of a Gateway, a ServiceEntry and a DestinationRule each need a host.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - port: {number: 80, name: http, protocol: HTTP}
                """)),
        FindingExplanation(
            .invalidServerPort, "a port is missing or none",
            "Ports go from 1 to 65535.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - port: {number: 0, name: http, protocol: HTTP}
                    hosts: ["*"]
                """)),
        FindingExplanation(
            .serverWithoutTLS, "a server speaks TLS and has no tls",
            "Give `tls` with `mode` and a certificate.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - port: {number: 443, name: https, protocol: HTTPS}
                    hosts: ["*"]
                """)),
        FindingExplanation(
            .invalidServerHost, "a host of a server or ServiceEntry is none",
            "Write HOST or NAMESPACE/HOST; `*` can only be the whole first part.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - port: {number: 80, name: http, protocol: HTTP}
                    hosts: [shop_1.example.com]
                """)),
        FindingExplanation(
            .unknownProtocol, "a protocol is unknown",
            "Use HTTP, HTTP2, HTTPS, GRPC, TCP or TLS.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - port: {number: 80, name: http, protocol: WEB}
                    hosts: ["*"]
                """)),
        FindingExplanation(
            .duplicatePort, "a port is given twice",
            "Remove one of the two.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: shop}
                spec:
                  hosts: [shop.example.com]
                  ports:
                  - {number: 80, name: a, protocol: HTTP}
                  - {number: 80, name: b, protocol: HTTP}
                """)),
        FindingExplanation(
            .invalidEgressHost, "an egress host has no namespace",
            "Write NAMESPACE/HOST, such as `./*` for the own namespace.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: Sidecar
                metadata: {name: default}
                spec:
                  egress:
                  - hosts: [shop.example.com]
                """)),
        FindingExplanation(
            .invalidSubsetName, "a subset has no proper name",
            "Use letters, digits and inner hyphens, 63 at most.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: shop}
                spec:
                  host: shop
                  subsets:
                  - {name: v_1, labels: {version: v1}}
                """)),
    ]
}
