import IstioConfig

extension Destination {
    static let schema = MessageSchema<Destination>(
        "Destination",
        [
            "host": { $0.host = $1.string($2) },
            "subset": { $0.subset = $1.string($2) },
            "port": { destination, decoder, index in
                let selector = decoder.message(
                    index, PortSelector.schema, PortSelector.init(location:))
                destination.port = selector.number ?? Located(0, at: selector.location)
            },
        ],
        required: ["host"])
}

/// Istio's `PortSelector`, which only has a number.
private struct PortSelector {
    var number: Located<UInt32>?
    let location: RuleLocation

    init(location: RuleLocation) {
        self.location = location
    }

    static let schema = MessageSchema<PortSelector>(
        "PortSelector", ["number": { $0.number = $1.integer($2) }])
}

extension HTTPRouteDestination {
    static let schema = MessageSchema<HTTPRouteDestination>(
        "HTTPRouteDestination",
        [
            "destination": {
                $0.destination = $1.message($2, Destination.schema, Destination.init(location:))
            },
            "weight": { $0.weight = $1.integer($2) },
            "headers": { $0.headers = $1.message($2, Headers.schema, Headers.init(location:)) },
        ],
        required: ["destination"])
}

extension RouteDestination {
    static let schema = MessageSchema<RouteDestination>(
        "RouteDestination",
        [
            "destination": {
                $0.destination = $1.message($2, Destination.schema, Destination.init(location:))
            },
            "weight": { $0.weight = $1.integer($2) },
        ],
        required: ["destination"])
}

extension Headers {
    static let schema = MessageSchema<Headers>(
        "Headers",
        [
            "request": {
                $0.request = $1.message(
                    $2, HeaderOperations.schema, HeaderOperations.init(location:))
            },
            "response": {
                $0.response = $1.message(
                    $2, HeaderOperations.schema, HeaderOperations.init(location:))
            },
        ])
}

extension HeaderOperations {
    static let schema = MessageSchema<HeaderOperations>(
        "HeaderOperations",
        [
            "set": { $0.set = $1.stringMap($2) },
            "add": { $0.add = $1.stringMap($2) },
            "remove": { $0.remove = $1.strings($2) },
        ])
}
