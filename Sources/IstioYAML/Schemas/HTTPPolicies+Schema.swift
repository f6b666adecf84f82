import IstioConfig

extension HTTPRetry {
    static let schema = MessageSchema<HTTPRetry>(
        "HTTPRetry",
        [
            "attempts": { $0.attempts = $1.integer($2) },
            "perTryTimeout": { $0.perTryTimeout = $1.duration($2) },
            "retryOn": { $0.retryOn = $1.string($2) },
            "retryRemoteLocalities": { $0.retryRemoteLocalities = $1.bool($2) },
            "retryIgnorePreviousHosts": { $0.retryIgnorePreviousHosts = $1.bool($2) },
            "backoff": { $0.backoff = $1.duration($2) },
        ],
        nullable: ["retryRemoteLocalities", "retryIgnorePreviousHosts"])
}

extension HTTPFaultInjection {
    static let schema = MessageSchema<HTTPFaultInjection>(
        "HTTPFaultInjection",
        [
            "delay": { $0.delay = $1.message($2, Delay.schema, Delay.init(location:)) },
            "abort": { $0.abort = $1.message($2, Abort.schema, Abort.init(location:)) },
        ])
}

extension HTTPFaultInjection.Delay {
    static let schema = MessageSchema<HTTPFaultInjection.Delay>(
        "HTTPFaultInjection.Delay",
        [
            "percent": { $0.percent = $1.integer($2) },
            "fixedDelay": { $0.take($1.duration($2)) { .fixed($0) } },
            "exponentialDelay": { $0.take($1.duration($2)) { .exponential($0) } },
            "percentage": {
                $0.percentage = $1.message($2, Percent.schema, Percent.init(location:))
            },
        ],
        oneOfs: [["fixedDelay", "exponentialDelay"]])

    private mutating func take(_ length: Located<ProtoDuration>?, _ kind: (ProtoDuration) -> Kind) {
        self.kind = length.map { Located(kind($0.value), at: $0.location) }
    }
}

extension HTTPFaultInjection.Abort {
    static let schema = MessageSchema<HTTPFaultInjection.Abort>(
        "HTTPFaultInjection.Abort",
        [
            "httpStatus": { abort, decoder, index in
                abort.kind = decoder.integer(index, Int32.self).map {
                    Located(.httpStatus($0.value), at: $0.location)
                }
            },
            "grpcStatus": { $0.take($1.string($2)) { .grpcStatus($0) } },
            "http2Error": { $0.take($1.string($2)) { .http2Error($0) } },
            "percentage": {
                $0.percentage = $1.message($2, Percent.schema, Percent.init(location:))
            },
        ],
        oneOfs: [["httpStatus", "grpcStatus", "http2Error"]])

    private mutating func take(_ text: Located<String>?, _ kind: (String) -> Kind) {
        self.kind = text.map { Located(kind($0.value), at: $0.location) }
    }
}

extension CORSPolicy {
    static let schema = MessageSchema<CORSPolicy>(
        "CorsPolicy",
        [
            "allowOrigin": { $0.allowOrigin = $1.strings($2) },
            "allowOrigins": {
                $0.allowOrigins = $1.list(
                    $2, StringMatch.schema, StringMatch.init(location:))
            },
            "allowMethods": { $0.allowMethods = $1.strings($2) },
            "allowHeaders": { $0.allowHeaders = $1.strings($2) },
            "exposeHeaders": { $0.exposeHeaders = $1.strings($2) },
            "maxAge": { $0.maxAge = $1.duration($2) },
            "allowCredentials": { $0.allowCredentials = $1.bool($2) },
            "unmatchedPreflights": {
                $0.unmatchedPreflights = $1.choice($2, unmatchedPreflightsNames)
            },
        ],
        nullable: ["allowCredentials"])

    private static let unmatchedPreflightsNames: [(String, UnmatchedPreflights)] = [
        ("UNSPECIFIED", .unspecified), ("FORWARD", .forward), ("IGNORE", .ignore),
    ]
}
