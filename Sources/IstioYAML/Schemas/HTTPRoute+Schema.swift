import IstioConfig

extension HTTPRoute {
    static let schema = MessageSchema<HTTPRoute>(
        "HTTPRoute",
        [
            "name": { $0.name = $1.string($2) },
            "match": {
                $0.match = $1.list(
                    $2, HTTPMatchRequest.schema, HTTPMatchRequest.init(location:))
            },
            "route": {
                $0.route = $1.list(
                    $2, HTTPRouteDestination.schema, HTTPRouteDestination.init(location:))
            },
            "redirect": {
                $0.redirect = $1.message($2, HTTPRedirect.schema, HTTPRedirect.init(location:))
            },
            "directResponse": {
                $0.directResponse = $1.message(
                    $2, HTTPDirectResponse.schema, HTTPDirectResponse.init(location:))
            },
            "delegate": {
                $0.delegate = $1.message($2, Delegate.schema, Delegate.init(location:))
            },
            "rewrite": {
                $0.rewrite = $1.message($2, HTTPRewrite.schema, HTTPRewrite.init(location:))
            },
            "timeout": { $0.timeout = $1.duration($2) },
            "retries": {
                $0.retries = $1.message($2, HTTPRetry.schema, HTTPRetry.init(location:))
            },
            "fault": {
                $0.fault = $1.message(
                    $2, HTTPFaultInjection.schema, HTTPFaultInjection.init(location:))
            },
            "mirror": {
                $0.mirror = $1.message($2, Destination.schema, Destination.init(location:))
            },
            "mirrors": {
                $0.mirrors = $1.list(
                    $2, HTTPMirrorPolicy.schema, HTTPMirrorPolicy.init(location:))
            },
            "mirrorPercent": { $0.mirrorPercent = $1.integer($2) },
            "mirrorPercentage": {
                $0.mirrorPercentage = $1.message($2, Percent.schema, Percent.init(location:))
            },
            "corsPolicy": {
                $0.corsPolicy = $1.message($2, CORSPolicy.schema, CORSPolicy.init(location:))
            },
            "headers": { $0.headers = $1.message($2, Headers.schema, Headers.init(location:)) },
        ],
        nullable: ["mirrorPercent"])
}

extension HTTPMatchRequest {
    static let schema = MessageSchema<HTTPMatchRequest>(
        "HTTPMatchRequest",
        [
            "name": { $0.name = $1.string($2) },
            "uri": { $0.uri = $1.stringMatch($2) },
            "scheme": { $0.scheme = $1.stringMatch($2) },
            "method": { $0.method = $1.stringMatch($2) },
            "authority": { $0.authority = $1.stringMatch($2) },
            "headers": { $0.headers = $1.matchMap($2) },
            "withoutHeaders": { $0.withoutHeaders = $1.matchMap($2) },
            "queryParams": { $0.queryParams = $1.matchMap($2) },
            "ignoreUriCase": { $0.ignoreURICase = $1.bool($2) },
            "port": { $0.port = $1.integer($2) },
            "sourceLabels": { $0.sourceLabels = $1.stringMap($2) },
            "sourceNamespace": { $0.sourceNamespace = $1.string($2) },
            "gateways": { $0.gateways = $1.strings($2) },
            "statPrefix": { $0.statPrefix = $1.string($2) },
        ])
}
