import IstioConfig

extension DocumentDecoder {
    /// Reads `metadata`; Kubernetes has many fields there, of which routing needs six.
    mutating func metadata(_ index: Int?, of object: Int) -> ObjectMetadata {
        var metadata = ObjectMetadata(location: location(index ?? object))
        guard let index, !isNull(index) else { return metadata }
        guard document.events[index].kind == .mappingStart else {
            wrongType("a mapping (metadata)", at: index)
            return metadata
        }
        for entry in entries(of: index) where !isNull(entry.value) {
            switch entry.name {
            case "name": metadata.name = string(entry.value)
            case "namespace": metadata.namespace = string(entry.value)
            case "creationTimestamp": metadata.creationTimestamp = string(entry.value)
            case "labels": metadata.labels = stringMap(entry.value)
            case "annotations": metadata.annotations = stringMap(entry.value)
            default: continue
            }
        }
        return metadata
    }
}
