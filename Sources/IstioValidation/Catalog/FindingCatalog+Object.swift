import IstioConfig

/// The object itself: metadata, hosts, gateways, exportTo. Rows 1 to 24.
extension FindingCatalog {
    static let objectExplanations: [FindingExplanation] = [
        FindingExplanation(
            .dryRunAnnotation, "the annotation istio.io/dry-run is not for VirtualServices",
            "The webhook refuses the object. Remove the annotation.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: shop
                  annotations: {istio.io/dry-run: "true"}
                spec:
                  hosts: [shop.example.com]
                  http:
                  - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .alwaysRejectAnnotation,
            "the annotation internal.istio.io/webhook-always-reject makes the webhook refuse",
            "It exists for tests of Istio. Remove it.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: shop
                  annotations: {internal.istio.io/webhook-always-reject: "true"}
                spec:
                  hosts: [shop.example.com]
                  http:
                  - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .parentNamespaceAnnotation,
            "the annotation internal.istio.io/parent-namespace is Istio's own",
            "Istio writes it into objects that it makes for itself. Remove it.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: shop
                  annotations: {internal.istio.io/parent-namespace: other}
                spec:
                  hosts: [shop.example.com]
                  http:
                  - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .parentsAnnotation, "the annotation internal.istio.io/parents is Istio's own",
            "Istio writes it into objects that it makes for itself. Remove it.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: shop
                  annotations: {internal.istio.io/parents: "Gateway/x.y"}
                spec:
                  hosts: [shop.example.com]
                  http:
                  - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .delegateWithGateways, "a delegate names gateways",
            "A VirtualService without hosts is a delegate; its root decides where its rules apply. Remove `gateways`, or give hosts.",
            .spec(
                """
                gateways: [istio-system/public]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .delegateWithTLS, "a delegate has tls rules",
            "Delegates hold rules of `http` only. Move the tls rules into the root, or give hosts.",
            .spec(
                """
                tls:
                - match: [{sniHosts: [shop.example.com]}]
                  route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .delegateWithTCP, "a delegate has tcp rules",
            "Delegates hold rules of `http` only. Move the tcp rules into the root, or give hosts.",
            .spec(
                """
                http:
                - route: [{destination: {host: shop}}]
                tcp:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .legacyGatewayName, "a gateway is named in the old way",
            "`name.namespace` still works; `namespace/name` says what it means.",
            .spec(
                """
                hosts: [shop.example.com]
                gateways: [public.istio-system]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .incompleteGatewayName, "a gateway's name has an empty part",
            "Write `namespace/name`, or the name alone for a Gateway of the same namespace.",
            .spec(
                """
                hosts: [shop.example.com]
                gateways: [/public]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .invalidGatewayNamespace, "a gateway's namespace is no namespace",
            "A namespace has letters, digits and inner hyphens, 63 at most; wildcards are not possible.",
            .spec(
                """
                hosts: [shop.example.com]
                gateways: ["*/public"]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .invalidGatewayName, "a gateway's name is no name",
            "A name has letters, digits and inner hyphens, 63 at most.",
            .spec(
                """
                hosts: [shop.example.com]
                gateways: [istio-system/my_gateway]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .claimOutsideGateway, "a JWT claim is matched outside a gateway",
            "Only gateways validate tokens before routing. Name a Gateway and leave `mesh` out.",
            .spec(
                """
                hosts: [shop.example.com]
                http:
                - match:
                  - headers: {"@request.auth.claims.group": {exact: admin}}
                  route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .wildcardHostInMesh, "the host * in the mesh",
            "Sidecars need a name to choose rules by. Name a Gateway in `gateways`, or give hosts.",
            .spec(
                """
                hosts: ["*"]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .overlappingHosts, "two hosts of one VirtualService overlap",
            "Keep the wider of the two, or make two VirtualServices.",
            .spec(
                """
                hosts: [shop.example.com, "*.example.com"]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .noRules, "there are no rules",
            "Give `http`, `tls` or `tcp`.",
            .spec(
                """
                hosts: [shop.example.com]
                """)),
        FindingExplanation(
            .duplicateExport, "exportTo names a namespace twice",
            "Remove one of the two.",
            .spec(
                """
                hosts: [shop.example.com]
                exportTo: [team-a, team-a]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .duplicateOwnExport, "exportTo has both . and the own namespace",
            "Both mean the same. Remove one.",
            .spec(
                """
                hosts: [shop.example.com]
                exportTo: [example, "."]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .exportToNobody, "exportTo has ~",
            "It would export the object to nobody, which the webhook refuses. Use `.` for the own namespace.",
            .spec(
                """
                hosts: [shop.example.com]
                exportTo: ["~"]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .invalidExport, "exportTo has something that is no namespace",
            "Use `*`, `.`, or names of namespaces.",
            .spec(
                """
                hosts: [shop.example.com]
                exportTo: [team_a]
                http:
                - route: [{destination: {host: shop}}]
                """)),
        FindingExplanation(
            .publicAndOtherExport, "exportTo has * beside others",
            "`*` means every namespace already. Remove the others, or the `*`.",
            .spec(
                """
                hosts: [shop.example.com]
                exportTo: ["*", "."]
                http:
                - route: [{destination: {host: shop}}]
                """)),
    ]
}
