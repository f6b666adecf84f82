/// The kinds of diagnostics of all stages, in one list.
///
/// A code's text is stable: users suppress findings by it and search for it. `VS` with a row of
/// docs/semantics/istio.md 7 is a message of Istio's webhook; rows that share a text have the
/// number of the first. Any version may add codes.
@nonexhaustive
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
    // Istio's webhook: annotations (docs/semantics/istio.md 7.1).
    /// The annotation istio.io/dry-run is not for VirtualServices.
    case dryRunAnnotation = "VS001"
    /// The annotation internal.istio.io/webhook-always-reject makes the webhook refuse.
    case alwaysRejectAnnotation = "VS002"
    /// The annotation internal.istio.io/parent-namespace is Istio's own.
    case parentNamespaceAnnotation = "VS003"
    /// The annotation internal.istio.io/parents is Istio's own.
    case parentsAnnotation = "VS004"

    // The VirtualService as a whole (docs/semantics/istio.md 7.2).
    /// A delegate names gateways.
    case delegateWithGateways = "VS006"
    /// A delegate has tls rules.
    case delegateWithTLS = "VS007"
    /// A delegate has tcp rules.
    case delegateWithTCP = "VS008"
    /// A gateway's name has the legacy form.
    case legacyGatewayName = "VS009"
    /// A gateway's name has an empty part.
    case incompleteGatewayName = "VS011"
    /// A gateway's namespace is not a valid namespace.
    case invalidGatewayNamespace = "VS012"
    /// A gateway's name is not valid.
    case invalidGatewayName = "VS013"
    /// A JWT claim is matched outside a gateway.
    case claimOutsideGateway = "VS014"
    /// The host `*` is used in the mesh.
    case wildcardHostInMesh = "VS016"
    /// Two hosts of one VirtualService overlap.
    case overlappingHosts = "VS017"
    /// There are no rules.
    case noRules = "VS018"
    /// `exportTo` names a namespace twice.
    case duplicateExport = "VS020"
    /// `exportTo` has both . and the own namespace.
    case duplicateOwnExport = "VS021"
    /// `exportTo` has ~.
    case exportToNobody = "VS022"
    /// `exportTo` has an entry that is not a namespace.
    case invalidExport = "VS023"
    /// `exportTo` has other entries besides `*`.
    case publicAndOtherExport = "VS024"

    // Rules (docs/semantics/istio.md 7.3).
    /// A rule with a delegate has a redirect.
    case rootWithRedirect = "VS025"
    /// A rule with a delegate has a route.
    case rootWithRoute = "VS026"
    /// A delegate refers to another delegate.
    case nestedDelegate = "VS027"
    /// A rule has both route and redirect.
    case redirectAndRoute = "VS028"
    /// A rule has both redirect and fault.
    case redirectAndFault = "VS029"
    /// A rule has both redirect and rewrite.
    case redirectAndRewrite = "VS030"
    /// A rule has both redirect and directResponse.
    case redirectAndDirectResponse = "VS031"
    /// A rule has both route and directResponse.
    case directResponseAndRoute = "VS032"
    /// A rule has both directResponse and fault.
    case directResponseAndFault = "VS033"
    /// A rule has both directResponse and rewrite.
    case directResponseAndRewrite = "VS034"
    /// A rule does nothing.
    case noAction = "VS035"
    /// A rule has both mirror and mirrors.
    case mirrorAndMirrors = "VS036"

    // Match entries (docs/semantics/istio.md 7.4).
    /// The name of a header is empty.
    case emptyHeaderName = "VS038"
    /// A name is not a valid header name.
    case invalidHeaderName = "VS039"
    /// A prefix is empty.
    case emptyPrefix = "VS040"
    /// A regular expression is empty.
    case emptyExpression = "VS041"
    /// A regular expression is longer than 1,024 bytes.
    case expressionTooLong = "VS042"
    /// A regular expression is not valid in RE2.
    case invalidExpression = "VS043"
    /// A number is not a valid port.
    case invalidPort = "VS044"
    /// A label is not valid for Kubernetes.
    case invalidLabel = "VS045"
    /// A source namespace is not a valid namespace.
    case invalidSourceNamespace = "VS047"

    // Header operations (docs/semantics/istio.md 7.5).
    /// An operation changes a pseudo header.
    case pseudoHeaderOperation = "VS049"
    /// An operation changes the Host where it cannot.
    case hostOperation = "VS050"
    /// A header's value has a control character.
    case controlCharacterInHeader = "VS052"
    /// A header's value ends in a single `%`.
    case unescapedPercent = "VS053"
    /// A command in a header's value is not closed.
    case unterminatedHeaderCommand = "VS054"
    /// A command in a header's value is malformed.
    case malformedHeaderCommand = "VS055"
    /// The authority is set twice.
    case duplicateAuthority = "VS056"

    // Redirects, direct responses, rewrites, timeouts, retries (docs/semantics/istio.md 7.6, 7.7).
    /// A redirect has both uri and prefixRewrite.
    case redirectWithPathAndPrefix = "VS057"
    /// `prefixRewrite` without a prefix to rewrite.
    case prefixRewriteWithoutPrefix = "VS058"
    /// A redirect changes nothing.
    case emptyRedirect = "VS059"
    /// A redirect's code is not 3xx.
    case invalidRedirectCode = "VS060"
    /// A redirect's scheme is neither http nor https.
    case invalidRedirectScheme = "VS061"
    /// A direct response's body is larger than 1 MiB.
    case bodyTooLarge = "VS063"
    /// A direct response's body is larger than 100 KiB.
    case largeBody = "VS064"
    /// A status cannot be sent in a response.
    case invalidStatus = "VS065"
    /// A rewrite has both uri and uriRegexRewrite.
    case rewriteWithPathAndExpression = "VS066"
    /// A rewrite changes nothing.
    case emptyRewrite = "VS067"
    /// `uriRegexRewrite` is not complete.
    case incompleteExpressionRewrite = "VS068"
    /// A duration is shorter than 1ms.
    case durationTooShort = "VS070"
    /// A duration is finer than a millisecond.
    case durationTooFine = "VS071"
    /// `attempts` is negative.
    case negativeAttempts = "VS072"
    /// Retries are configured, with no attempts.
    case retriesWithoutAttempts = "VS073"
    /// A condition to retry on is unknown.
    case unknownRetryCondition = "VS074"

    // Destinations, mirrors, faults, CORS (docs/semantics/istio.md 7.8).
    /// A destination is missing.
    case missingDestination = "VS076"
    /// A weight is negative.
    case negativeWeight = "VS077"
    /// All weights are 0.
    case zeroWeights = "VS078"
    /// A destination's host is `*`.
    case wildcardDestination = "VS079"
    /// The name of a destination's subset is not valid.
    case invalidDestinationSubset = "VS081"
    /// `mirrorPercent` is above 100.
    case mirrorPercentTooLarge = "VS083"
    /// `mirrorPercent` is deprecated.
    case deprecatedMirrorPercent = "VS084"
    /// `mirrorPercentage` is not a percentage.
    case invalidMirrorPercentage = "VS085"
    /// An entry of mirrors has no destination.
    case mirrorWithoutDestination = "VS087"
    /// The percentage of an entry of `mirrors` is not 0 to 100.
    case invalidMirrorsPercentage = "VS088"
    /// A fault neither aborts nor delays.
    case emptyFault = "VS090"
    /// A fault's percentage is out of range.
    case invalidFaultPercentage = "VS091"
    /// A gRPC status is unknown.
    case unknownGRPCStatus = "VS092"
    /// `http2Error` is not supported.
    case unsupportedHTTP2Abort = "VS093"
    /// `exponentialDelay` is not supported.
    case unsupportedExponentialDelay = "VS096"
    /// A CORS origin is empty.
    case emptyOrigin = "VS097"
    /// A CORS method is unknown.
    case unknownCORSMethod = "VS099"

    // Names (docs/semantics/istio.md 7.9).
    /// A host is longer than 255 bytes.
    case hostTooLong = "VS101"
    /// A host is empty.
    case emptyHost = "VS102"
    /// A host ends in a number.
    case numericTopLevelDomain = "VS103"
    /// A host has a label that is not valid in a domain.
    case invalidDomainLabel = "VS104"
    /// An `outbound_` name has too few parts.
    case incompleteOutboundName = "VS106"
    /// An `outbound_` name has no port or no host.
    case invalidOutboundName = "VS107"

    // TLS and TCP (docs/semantics/istio.md 7.10).
    /// A tls rule has no match.
    case tlsRuleWithoutMatch = "VS108"
    /// A tls rule has no route.
    case tlsRuleWithoutRoute = "VS110"
    /// A tls match has no sniHosts.
    case tlsMatchWithoutHosts = "VS111"
    /// An SNI host is an address.
    case sniHostIsAddress = "VS112"
    /// An SNI host is not covered by the hosts.
    case sniHostBeyondHosts = "VS114"
    /// A subnet is not valid.
    case invalidSubnet = "VS115"
    /// The address of a subnet is not valid.
    case invalidSubnetAddress = "VS116"
    /// A tcp rule has no route.
    case tcpRuleWithoutRoute = "VS119"

    // Reachability as Istio sees it (docs/semantics/istio.md 7.11).
    /// A rule without match follows another one.
    case secondRuleWithoutMatch = "VS121"
    /// A rule follows one without match.
    case ruleAfterRuleWithoutMatch = "VS122"
    /// A match entry is repeated.
    case duplicateMatch = "VS123"
    /// Earlier rules already have all match entries of a rule.
    case duplicateRule = "VS124"
    /// Istio assumes that an earlier prefix covers this one.
    case overlappingPrefix = "VS125"
    /// `maxAge` has a fraction of a second.
    case fractionalMaxAge = "VS126"

    // The text (docs/semantics/istio.md 1.14, 1.15).
    /// The text is not YAML.
    case invalidYAML = "VS200"
    /// The file is too large.
    case fileTooLarge = "VS201"
    /// The text is nested too deeply.
    case nestingTooDeep = "VS202"
    /// Aliases expand the document to too many values.
    case tooManyValues = "VS203"
    /// A document is not an object.
    case notAnObject = "VS204"
    /// An API version does not exist.
    case unknownVersion = "VS205"
    /// An object is irrelevant to routing.
    case unusedKind = "VS206"
    /// A field is unknown.
    case unknownField = "VS207"
    /// A value has the wrong type.
    case wrongType = "VS208"
    /// A number is out of range.
    case numberOutOfRange = "VS209"
    /// A duration cannot be read.
    case invalidDuration = "VS210"
    /// A word is not a value of the enumeration.
    case unknownEnumValue = "VS211"
    /// A text is not valid base64.
    case invalidBase64 = "VS212"
    /// A key is repeated in a mapping.
    case duplicateKey = "VS213"
    /// Two fields exclude each other.
    case exclusiveFields = "VS214"
    /// A number is in quotes.
    case quotedNumber = "VS215"
    /// A field is written in snake case.
    case snakeCaseField = "VS216"
    /// An unquoted key changes its name.
    case convertedKey = "VS217"
    /// The rest of a file is not used.
    case unusedDocuments = "VS218"
    /// There are more findings.
    case moreFindings = "VS219"

    // What the API server's schema refuses (docs/semantics/istio.md 1.14).
    /// A value is null where the API server requires one.
    case unexpectedNull = "VS230"
    /// A field that the API server requires is missing.
    case missingField = "VS231"
    /// A value has a type that only istiod accepts.
    case typeOnlyIstiodTakes = "VS232"
    /// A duration is shorter than the API server allows.
    case durationTooShortForAPIServer = "VS233"

    // What Envoy refuses (docs/semantics/istio.md 5.10).
    /// Envoy does not support this redirect code.
    case envoyRedirectCode = "VS240"
    /// Envoy does not send this status.
    case envoyStatus = "VS241"
    /// Envoy does not know a command in a header's value.
    case envoyHeaderFormat = "VS242"
    /// A condition on a JWT claim has no text.
    case envoyClaim = "VS243"
    /// The sum of the weights is too large or 0.
    case envoyWeights = "VS244"
    /// A regular expression is valid in Go but not in RE2.
    case envoyExpression = "VS245"
    /// A body is larger than Envoy allows.
    case envoyBody = "VS246"

    // Limits of this program.
    /// There are too many routes.
    case tooManyRoutes = "VS250"
    /// There are too many hosts to compare.
    case tooManyHosts = "VS251"

    // Objects of other kinds.
    /// A Gateway has no servers.
    case gatewayWithoutServers = "VS260"
    /// Hosts are missing.
    case missingHosts = "VS261"
    /// A port is missing or not valid.
    case invalidServerPort = "VS262"
    /// A server uses TLS but has no tls.
    case serverWithoutTLS = "VS263"
    /// A host of a server or a ServiceEntry is not valid.
    case invalidServerHost = "VS264"
    /// A protocol is unknown.
    case unknownProtocol = "VS265"
    /// A port is given twice.
    case duplicatePort = "VS266"
    /// An egress host has no namespace.
    case invalidEgressHost = "VS267"
    /// The name of a subset is not valid.
    case invalidSubsetName = "VS268"

    // Not reported by `istioctl analyze`.
    /// A match entry is never reached.
    case unreachableMatch = "VS280"
    /// A delegate cannot be used.
    case unusableDelegate = "VS281"

    // Reported by `istioctl analyze` (docs/semantics/istio.md 8).
    /// A field is deprecated.
    case deprecatedField = "IST0002"
    /// A subset or Gateway is not among the objects.
    case missingReference = "IST0101"
    /// Two VirtualServices of the mesh share a host.
    case duplicateMeshHost = "IST0109"
    /// A DestinationRule does not verify the server's certificate.
    case unverifiedTLS = "IST0128"
    /// A DestinationRule does not verify the server's certificate on a port.
    case unverifiedTLSOnPort = "IST0129"
    /// A Gateway has no server for the hosts.
    case hostsNotInGateway = "IST0132"
    /// A Gateway is one of Istio's own.
    case internalGateway = "IST0165"

    // Test files.
    /// A key is not valid in a test file.
    case unknownTestKey = "FT001"
    /// A key has no value.
    case missingTestValue = "FT002"
    /// A list or a mapping is empty.
    case emptyTestCollection = "FT003"
    /// A port is not a number from 1 to 65535.
    case invalidTestPort = "FT004"
    /// `url` is combined with host, path or scheme.
    case urlAndParts = "FT010"
    /// A request has no URL or host.
    case missingAddress = "FT011"
    /// A request names both a gateway and a sidecar.
    case gatewayAndSidecar = "FT012"
    /// Lists of values multiply to too many requests.
    case tooManyTestRequests = "FT013"
    /// A request is malformed.
    case invalidTestRequest = "FT014"
    /// A Gateway's name is not `NAMESPACE/NAME`.
    case invalidTestGateway = "FT015"
    /// A text is not a valid expectation.
    case invalidExpectation = "FT020"
    /// An expectation is not allowed here.
    case misplacedExpectation = "FT021"
    /// `share` names no destination.
    case shareWithoutDestination = "FT022"
    /// An outcome is unknown.
    case unknownOutcome = "FT023"
    /// A destination is malformed.
    case invalidExpectedDestination = "FT024"
    /// A share or a weight is not a valid percentage.
    case invalidShare = "FT025"
    /// There is no condition, or more than one.
    case notOneCondition = "FT026"
    /// A regular expression is not valid in RE2.
    case invalidExpectedExpression = "FT027"
    /// There are no cases.
    case noCases = "FT030"
    /// A file contains rules, not cases.
    case rulesInsteadOfCases = "FT031"
    /// A value is not a case.
    case invalidCase = "FT032"
    /// A case has no request.
    case caseWithoutRequest = "FT033"
    /// A case expects nothing.
    case caseWithoutExpectation = "FT034"
    /// Cases in text proto are not supported.
    case textProtoCases = "FT035"
}

extension DiagnosticCode: Comparable, CustomStringConvertible {
    /// The printed text, such as `VS207`.
    public var description: String { rawValue }

    /// Orders by text.
    public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension DiagnosticCode {
    /// The source of a code.
    package enum Origin {
        /// Istio's webhook, on a VirtualService.
        case webhook
        /// Istio's webhook, on an object of another kind.
        case otherKinds
        /// Any other stage.
        case other
    }

    /// The source of the code.
    package var origin: Origin {
        switch rawValue {
        case "VS001"..."VS126": .webhook
        case "VS260"..."VS268": .otherKinds
        default: .other
        }
    }
}

/// The code of `istioctl analyze` for a message of the webhook.
@nonexhaustive
public enum IstioctlCode: String, Hashable, Sendable {
    /// An error.
    case schemaError = "IST0106"
    /// A rule that is never reached.
    case unusedRule = "IST0130"
    /// A match entry that is never reached.
    case unusedMatch = "IST0131"
    /// Any other warning.
    case schemaWarning = "IST0133"
}
