/// The effects of the floor's decisions, written by hand for the article's rules.
extension SentHead {
    /// Writes all that a proxy forwards.
    func write(_ answer: ArticleFloor.Answer, authority: Span<UInt8>, target: Span<UInt8>) {
        begin()
        switch (answer.host, answer.route) {
        case (.service, 0), (.service, 3), (.direct, 0):
            forward(
                "outbound|80||helloworld-go-00001.example.svc.cluster.local\n", authority, target)
            append(Self.firstRevision)
        case (.service, 1), (.service, 4), (.direct, 1):
            forward(
                "outbound|80||helloworld-go-00002.example.svc.cluster.local\n", authority, target)
            append(Self.secondRevision)
        case (.service, _) where answer.cluster == 0:
            forward(
                "outbound|80||helloworld-go-00001.example.svc.cluster.local\n", authority, target)
            append(Self.firstRevision)
            append("knative-serving-default-route=true\n")
        case (.service, _):
            forward(
                "outbound|80||helloworld-go-00002.example.svc.cluster.local\n", authority, target)
            append(Self.secondRevision)
            append("knative-serving-default-route=true\n")
        case (.tagA, _):
            forward(
                "outbound|80||helloworld-go-00001.example.svc.cluster.local\n", authority, target)
            append("knative-serving-tag=a\n")
            append(Self.firstRevision)
        case (.tagB, _):
            forward(
                "outbound|80||helloworld-go-00002.example.svc.cluster.local\n", authority, target)
            append("knative-serving-tag=b\n")
            append(Self.secondRevision)
        case (.rewrite, 0):
            append("outbound|80||istio-ingressgateway.istio-system.svc.cluster.local\n")
            append("a-helloworld-go.example.example.com\n")
            append(target)
            end()
        case (.rewrite, 1):
            append("outbound|80||istio-ingressgateway.istio-system.svc.cluster.local\n")
            append("b-helloworld-go.example.example.com\n")
            append(target)
            end()
        case (.redirect, _):
            append("301\nhttp://a-helloworld-go.example.example.com")
            append(target)
            append("\nlocation=http://a-helloworld-go.example.example.com")
            append(target)
            end()
        default: append("404\n\n")
        }
    }

    private static let firstRevision: StaticString = """
        knative-serving-namespace=example
        knative-serving-revision=helloworld-go-00001

        """
    private static let secondRevision: StaticString = """
        knative-serving-namespace=example
        knative-serving-revision=helloworld-go-00002

        """

    private func forward(
        _ cluster: StaticString, _ authority: Span<UInt8>, _ target: Span<UInt8>,
    ) {
        append(cluster)
        append(authority)
        end()
        append(target)
        end()
    }
}
