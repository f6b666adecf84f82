import IstioConfig

extension HTTPRedirect {
    static let schema = MessageSchema<HTTPRedirect>(
        "HTTPRedirect",
        [
            "uri": { $0.uri = $1.string($2) },
            "authority": { $0.authority = $1.string($2) },
            "port": { redirect, decoder, index in
                guard let number = decoder.integer(index, UInt32.self) else { return }
                redirect.port = Located(.number(number.value), at: number.location)
            },
            "derivePort": { redirect, decoder, index in
                guard let choice = decoder.choice(index, portSelections) else { return }
                redirect.port = Located(.derived(choice.value), at: choice.location)
            },
            "scheme": { $0.scheme = $1.string($2) },
            "redirectCode": { $0.redirectCode = $1.integer($2) },
            "prefixRewrite": { $0.prefixRewrite = $1.string($2) },
        ],
        oneOfs: [["port", "derivePort"]])

    private static let portSelections: [(String, PortSelection)] = [
        ("FROM_PROTOCOL_DEFAULT", .fromProtocolDefault), ("FROM_REQUEST_PORT", .fromRequestPort),
    ]
}

extension HTTPDirectResponse {
    static let schema = MessageSchema<HTTPDirectResponse>(
        "HTTPDirectResponse",
        [
            "status": { $0.status = $1.integer($2) },
            "body": { response, decoder, index in
                response.body =
                    decoder.message(index, HTTPBody.schema, HTTPBody.init(location:)).bytes
            },
        ],
        required: ["status"])
}

/// Istio's `HTTPBody`, as text or bytes.
private struct HTTPBody {
    var bytes: Located<[UInt8]>?

    init(location: RuleLocation) {}

    static let schema = MessageSchema<HTTPBody>(
        "HTTPBody",
        [
            "string": { body, decoder, index in
                body.bytes = decoder.string(index).map {
                    Located(Array($0.value.utf8), at: $0.location)
                }
            },
            "bytes": { $0.bytes = $1.bytes($2) },
        ],
        oneOfs: [["string", "bytes"]])
}

extension HTTPRewrite {
    static let schema = MessageSchema<HTTPRewrite>(
        "HTTPRewrite",
        [
            "uri": { $0.uri = $1.string($2) },
            "authority": { $0.authority = $1.string($2) },
            "uriRegexRewrite": {
                $0.uriRegexRewrite = $1.message(
                    $2, RegexRewrite.schema, RegexRewrite.init(location:))
            },
        ])
}

extension RegexRewrite {
    static let schema = MessageSchema<RegexRewrite>(
        "RegexRewrite",
        [
            "match": { $0.match = $1.string($2) },
            "rewrite": { $0.rewrite = $1.string($2) },
        ])
}

extension Delegate {
    static let schema = MessageSchema<Delegate>(
        "Delegate",
        [
            "name": { $0.name = $1.string($2) },
            "namespace": { $0.namespace = $1.string($2) },
        ])
}

extension HTTPMirrorPolicy {
    static let schema = MessageSchema<HTTPMirrorPolicy>(
        "HTTPMirrorPolicy",
        [
            "destination": {
                $0.destination = $1.message($2, Destination.schema, Destination.init(location:))
            },
            "percentage": {
                $0.percentage = $1.message($2, Percent.schema, Percent.init(location:))
            },
        ],
        required: ["destination"])
}

extension Percent {
    static let schema = MessageSchema<Percent>("Percent", ["value": { $0.value = $1.double($2) }])
}
