import IstioConfig
import IstioYAML
import Routing

extension RequestDraft {
    /// Reads a request: a line such as `GET http://host/path` or `curl …`, or a mapping.
    static func read(_ decoder: DocumentDecoder, _ index: Int) -> RequestDraft {
        var draft = RequestDraft()
        if decoder.shape(index) == .scalar {
            guard let line = decoder.written(index) else { return draft }
            draft.take(line.value, decoder, at: index)
        } else {
            fields.fill(&draft, decoder, index)
        }
        return draft
    }

    /// Sets a line's method, address and headers.
    mutating func take(_ line: String, _ decoder: DocumentDecoder, at index: Int) {
        do {
            let request = try RequestShorthand(line)
            methods = request.method.map { [$0] }
            addresses = [request.url]
            if !request.headers.isEmpty { headerSets = [request.headers] }
        } catch {
            decoder.refuse(
                .invalidTestRequest, error.message, suggestion: error.suggestion, at: index)
        }
    }

    /// The keys of `request` and `defaults`.
    static let fields = FieldSchema<RequestDraft>(
        "request",
        [
            "method": { $0.methods = $1.writtenTexts($2.value) },
            "url": { draft, decoder, entry in
                draft.addresses = decoder.oneOrMore(entry.value).compactMap {
                    address(decoder, $0)
                }
                decoder.refuseEmptyList(at: entry.value)
            },
            "host": { $0.hosts = $1.writtenTexts($2.value) },
            "path": { $0.paths = $1.writtenTexts($2.value) },
            "headers": { draft, decoder, entry in
                draft.headerSets = decoder.oneOrMore(entry.value).map { headers(decoder, $0) }
                decoder.refuseEmptyList(at: entry.value)
            },
            "scheme": { draft, decoder, entry in
                draft.scheme = decoder.written(entry.value)?.value
            },
            "gateway": { $0.proxy.gateways = gateways($1, $2.value) },
            "sidecar": { $0.proxy.sidecar = $1.written($2.value)?.value },
            "namespace": { $0.proxy.namespace = $1.written($2.value)?.value },
            "labels": { draft, decoder, entry in
                let pairs = decoder.textPairs(entry.value)
                draft.proxy.labels = Dictionary(pairs) { $1 }
            },
            "port": { $0.proxy.port = $1.port($2.value) },
            "random": { $0.random = $1.integer($2.value, UInt64.self)?.value },
            "claims": { draft, decoder, entry in
                if case .object(let claims) = claim(decoder, entry.value) {
                    draft.claims = claims
                } else {
                    decoder.wrongType("a mapping (claims)", at: entry.value)
                }
            },
            "upstream": { draft, decoder, entry in
                var upstream = UpstreamResponse()
                upstreamFields.fill(&upstream, decoder, entry.value)
                draft.upstream = upstream
            },
        ])

    private static let upstreamFields = FieldSchema<UpstreamResponse>(
        "upstream",
        [
            "status": { $0.status = $1.integer($2.value, UInt32.self)?.value ?? 200 },
            "headers": { $0.headers = headers($1, $2.value) },
        ])

    private static func address(_ decoder: DocumentDecoder, _ index: Int) -> RequestURL? {
        guard let text = decoder.written(index)?.value else { return nil }
        do {
            return try RequestURL(text)
        } catch {
            decoder.refuse(
                .invalidTestRequest, error.message, suggestion: error.suggestion, at: index)
            return nil
        }
    }

    private static func gateways(_ decoder: DocumentDecoder, _ index: Int) -> [String] {
        let names = decoder.writtenTexts(index)
        for name in names where name.split(separator: "/").count != 2 {
            decoder.refuse(
                .invalidTestGateway, "`\(name)` is no Gateway's name",
                suggestion: "write NAMESPACE/NAME",
                at: index)
        }
        return names
    }

    /// Headers: a text for one line, a list of texts for several.
    static func headers(_ decoder: DocumentDecoder, _ index: Int) -> [HeaderField] {
        decoder.textPairs(index).map { HeaderField($0.0, $0.1) }
    }

    private static func claim(_ decoder: DocumentDecoder, _ index: Int) -> ClaimValue {
        switch decoder.shape(index) {
        case .mapping:
            let members = decoder.entries(of: index).map { entry in
                (entry.name, claim(decoder, entry.value))
            }
            return .object(Dictionary(members) { $1 })
        case .list: return .list(decoder.items(of: index).map { claim(decoder, $0) })
        case .scalar:
            return decoder.isText(index)
                ? .string(decoder.written(index)?.value ?? "") : .other
        }
    }
}

extension DocumentDecoder {
    /// A mapping of names to texts, or to lists of texts, in order.
    func textPairs(_ index: Int) -> [(String, String)] {
        guard shape(index) == .mapping else {
            wrongType("a mapping of names to texts", at: index)
            return []
        }
        var pairs: [(String, String)] = []
        for entry in entries(of: index) {
            for value in oneOrMore(entry.value) {
                if let text = written(value)?.value { pairs.append((entry.name, text)) }
            }
        }
        return pairs
    }
}
