import IstioConfig

/// The text itself, and what the API server's schema rejects. VS200 to VS233.
extension FindingCatalog {
    static let textExplanations: [FindingExplanation] = [
        FindingExplanation(
            .invalidYAML, "the text is no YAML",
            "The finding has the place where reading stopped. Nothing of the file is used.",
            .yaml(
                """
                spec:
                  hosts: [shop.example.com
                """)),
        FindingExplanation(
            .fileTooLarge, "the file is too large",
            "More than 64 MiB are not read. Split the file.",
            nil),
        FindingExplanation(
            .nestingTooDeep, "the text is nested too deep",
            "No object of Istio's has more than a dozen levels.",
            nil),
        FindingExplanation(
            .tooManyValues, "aliases multiply the document",
            "A few lines of aliases can stand for billions of values. Write the values.",
            nil),
        FindingExplanation(
            .notAnObject, "a document is no object",
            "Objects have `apiVersion`, `kind` and `metadata`.",
            .yaml(
                """
                hosts: [shop.example.com]
                """)),
        FindingExplanation(
            .unknownVersion, "a version of the API does not exist",
            "Use `networking.istio.io/v1`, `v1beta1` or `v1alpha3`.",
            .yaml(
                """
                apiVersion: networking.istio.io/v2
                kind: VirtualService
                metadata: {name: shop}
                """)),
        FindingExplanation(
            .unusedKind, "an object plays no part in routing",
            "It is read past. A kind that differs in its capitals from one of Istio's is a warning.",
            .yaml(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: shop}
                """)),
        FindingExplanation(
            .unknownField, "a field is unknown",
            "istiod ignores it, the API server drops it, `istioctl validate` refuses it: what it should do is not done.",
            .forward(
                """
                timeOut: 5s
                """)),
        FindingExplanation(
            .wrongType, "a value has the wrong type",
            "Words such as `yes` and numbers are texts only in quotes; lists need a hyphen in front of each member.",
            .forward(
                """
                match: [{headers: {x-user: {exact: 1}}}]
                """)),
        FindingExplanation(
            .numberOutOfRange, "a number is out of range",
            "The finding says from where to where.",
            .rule(
                """
                redirect: {port: -1}
                """)),
        FindingExplanation(
            .invalidDuration, "a duration cannot be read",
            "Durations are numbers with units, `1.5s`, `250ms`, `1h30m`; days do not exist.",
            .forward(
                """
                timeout: 1d
                """)),
        FindingExplanation(
            .unknownEnumValue, "a word is none of those that are possible",
            "They are written in capitals.",
            .rule(
                """
                redirect: {uri: /new, derivePort: from_request_port}
                """)),
        FindingExplanation(
            .invalidBase64, "a text is no base64",
            "Bytes are written in base64, with padding. Use `string` for text.",
            .rule(
                """
                directResponse: {status: 200, body: {bytes: "!!"}}
                """)),
        FindingExplanation(
            .duplicateKey, "a key stands twice in a mapping",
            "YAML forbids it; most readers keep the last one in silence.",
            .forward(
                """
                timeout: 1s
                timeout: 2s
                """)),
        FindingExplanation(
            .exclusiveFields, "two fields are given of which only one may be",
            "istiod keeps the one that its API declares last, the API server refuses both.",
            .forward(
                """
                match: [{uri: {exact: /a, prefix: /b}}]
                """)),
        FindingExplanation(
            .quotedNumber, "a number is in quotes",
            "istiod reads it, the API server refuses it. Remove the quotes.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: public}
                spec:
                  selector: {istio: ingressgateway}
                  servers:
                  - port: {number: "80", name: http, protocol: HTTP}
                    hosts: ["*"]
                """)),
        FindingExplanation(
            .snakeCaseField, "a field is written in snake case",
            "istiod reads it, the API server drops it: in a cluster it does nothing.",
            .forward(
                """
                match: [{ignore_uri_case: true, uri: {prefix: /cart}}]
                """)),
        FindingExplanation(
            .convertedKey, "an unquoted key changes its name",
            "YAML 1.1 reads words and numbers as values: `on` becomes `true`. Put the key in quotes.",
            .forward(
                """
                match: [{headers: {on: {exact: a}}}]
                """)),
        FindingExplanation(
            .unusedDocuments, "the rest of a file is not used",
            "One document of the file cannot be read, and no reader of Kubernetes takes half a file.",
            .yaml(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: shop}
                spec: {hosts: [shop], http: [{route: [{destination: {host: shop}}]}]}
                ---
                spec: [
                """)),
        FindingExplanation(
            .moreFindings, "there are more findings",
            "A thousand of one file are shown.",
            nil),
        FindingExplanation(
            .unexpectedNull, "a null where the API server wants a value",
            "istiod takes it for an empty value. Leave the field out, or write `{}`.",
            .forward(
                """
                match: [{headers: {x-user: }}]
                """)),
        FindingExplanation(
            .missingField, "a field that the API server demands is missing",
            "Add it.",
            .rule(
                """
                directResponse: {body: {string: hello}}
                """)),
        FindingExplanation(
            .typeOnlyIstiodTakes, "a value has a type that only istiod takes",
            "The API server wants numbers without quotes and words for enumerations.",
            .forward(
                """
                match: [{port: "80"}]
                """)),
        FindingExplanation(
            .durationTooShortForAPIServer, "a duration is shorter than the API server allows",
            "It wants 1ms at least; for no timeout leave the field out.",
            .forward(
                """
                timeout: 0s
                """)),
    ]
}
