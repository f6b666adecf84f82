import IstioConfig

extension DocumentDecoder {
    /// Reads `metadata`; routing needs five of its fields.
    func metadata(_ index: Int?, of object: Int) -> ObjectMetadata {
        var metadata = ObjectMetadata(location: location(index ?? object))
        guard let index, !isNull(index) else { return metadata }
        guard document.events[index].kind == .mappingStart else {
            wrongType("a mapping (metadata)", at: index)
            return metadata
        }
        for entry in entries(of: index) where !isNull(entry.value) {
            switch entry.name {
            case "name": metadata.name = name(entry.value)
            case "namespace": metadata.namespace = name(entry.value)
            case "creationTimestamp": metadata.creationTimestamp = string(entry.value)
            case "labels": metadata.labels = stringMap(entry.value)
            case "annotations": metadata.annotations = stringMap(entry.value)
            default: continue
            }
        }
        return metadata
    }

    /// A name; istiod also accepts an unquoted number or word, the API server does not.
    private func name(_ index: Int) -> Located<String>? {
        let isScalar = document.events[index].kind == .scalar
        guard mode == .lenient, isScalar, plain(index) != .text else { return string(index) }
        complain(
            .wrongType, "a text is wanted here", suggestion: "put the value in quotes", at: index)
        return Located(document.text(index), at: location(index))
    }
}
