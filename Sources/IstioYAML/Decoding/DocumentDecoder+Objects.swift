import IstioConfig
import Suggestions

/// Reads the objects of a document.
extension DocumentDecoder {
    /// Reads the document's object, or the items of a `List`.
    func decodeDocument(into configuration: inout Configuration) {
        if document.events.isEmpty || isNull(0) { return }
        decodeObject(document.resolved(0), into: &configuration, isInList: false)
    }

    private func decodeObject(
        _ index: Int, into configuration: inout Configuration, isInList: Bool,
    ) {
        guard document.events[index].kind == .mappingStart else {
            refuse(
                .notAnObject, "an object with apiVersion, kind and metadata is wanted here",
                at: index)
            return
        }
        let entries = entries(of: index)
        let value = { (name: String) in entries.first { $0.name == name }?.value }
        guard let kindIndex = value("kind"), let kind = string(kindIndex)?.value else {
            if value("kind") == nil {
                refuse(.notAnObject, "the object has no `kind`", at: index)
            }
            return
        }
        if kind == "List" || kind.hasSuffix("List") && value("items") != nil {
            decodeList(value("items"), isInList: isInList, index, into: &configuration)
            return
        }
        let version = value("apiVersion").flatMap { plain($0) == .text ? document.text($0) : nil }
        let group = APIGroup(version ?? "")
        guard let known = KnownKind(kind, group) else {
            passOver(kind, version ?? "", at: index)
            return
        }
        if group == .istioUnknownVersion {
            refuse(
                .unknownVersion, "`\(shortened(version ?? ""))` is no version of Istio's API",
                suggestion: "use `networking.istio.io/v1`, `v1beta1` or `v1alpha3`",
                at: value("apiVersion") ?? index)
            return
        }
        checkTopLevel(entries, kind: kind)
        let metadata = metadata(value("metadata"), of: index)
        decode(known, value("spec"), metadata, at: index, into: &configuration)
    }

    private func decodeList(
        _ items: Int?, isInList: Bool, _ index: Int, into configuration: inout Configuration,
    ) {
        if isInList {
            refuse(.notAnObject, "a list cannot stand in a list", at: index)
            return
        }
        guard let items, !isNull(items) else { return }
        guard document.events[items].kind == .sequenceStart else {
            wrongType("a list of objects", at: items)
            return
        }
        for item in self.items(of: items) where !isNull(item) {
            decodeObject(item, into: &configuration, isInList: true)
        }
    }

    private func passOver(_ kind: String, _ version: String, at index: Int) {
        let known = KnownKind.allCases.map(\.rawValue)
        let near = known.first { $0.lowercased() == kind.lowercased() && $0 != kind }
        if let near, APIGroup(version).isIstio {
            diagnostics.add(
                Diagnostic(
                    .warning, code: .unusedKind, "Istio has no kind `\(shortened(kind))`",
                    suggestion: "write `\(near)`", at: location(index)))
            return
        }
        diagnostics.add(
            Diagnostic(
                .info, code: .unusedKind,
                "\(shortened(version)) \(shortened(kind)) plays no part in routing and is read past",
                at: location(index)))
    }

    /// Top-level keys other than the five of every object are an error for istiod too
    /// (docs/semantics/istio.md 1.14).
    private func checkTopLevel(_ entries: MappingEntries, kind: String) {
        let known = ["apiVersion", "kind", "metadata", "spec", "status"]
        for entry in entries where !known.contains(entry.name) {
            let near = EditDistance.closest(entry.name, among: known)
            refuse(
                .unknownField, "`\(shortened(entry.name))` is no field of an object",
                suggestion: near.map { "did you mean `\($0)`?" }
                    ?? "fields of \(kind) stand under `spec`", at: entry.key)
        }
    }

    private func decode(
        _ kind: KnownKind, _ spec: Int?, _ metadata: ObjectMetadata, at index: Int,
        into configuration: inout Configuration,
    ) {
        let place = location(index)
        let faultsBefore = faultCount
        isUnderSchema = checksSchema && kind == .virtualService
        defer {
            if faultCount > faultsBefore { configuration.undecodable.insert(place) }
        }
        switch kind {
        case .virtualService:
            var object = VirtualService(metadata: metadata, location: place)
            if let spec { object.specLocation = location(spec) }
            fillSpec(&object, VirtualService.schema, spec)
            configuration.virtualServices.append(object)
        case .gateway:
            var object = Gateway(metadata: metadata, location: place)
            fillSpec(&object, Gateway.schema, spec)
            configuration.gateways.append(object)
        case .serviceEntry:
            var object = ServiceEntry(metadata: metadata, location: place)
            fillSpec(&object, ServiceEntry.schema, spec)
            configuration.serviceEntries.append(object)
        case .sidecar:
            var object = Sidecar(metadata: metadata, location: place)
            fillSpec(&object, Sidecar.schema, spec)
            configuration.sidecars.append(object)
        case .destinationRule:
            var object = DestinationRule(metadata: metadata, location: place)
            fillSpec(&object, DestinationRule.schema, spec)
            configuration.destinationRules.append(object)
        case .service:
            var object = Service(metadata: metadata, location: place)
            fillSpec(&object, Service.schema, spec)
            configuration.services.append(object)
        }
    }

    private func fillSpec<Message>(
        _ object: inout Message, _ schema: MessageSchema<Message>, _ spec: Int?,
    ) {
        guard let spec else { return }
        if isNull(spec) { refuseNull(at: spec) }
        fill(&object, schema, spec)
    }
}

/// The supported kinds.
enum KnownKind: String, CaseIterable {
    case virtualService = "VirtualService"
    case gateway = "Gateway"
    case serviceEntry = "ServiceEntry"
    case sidecar = "Sidecar"
    case destinationRule = "DestinationRule"
    case service = "Service"

    /// Returns `nil` for kinds that are skipped, such as Kubernetes' own Gateway.
    init?(_ kind: String, _ group: APIGroup) {
        guard let known = KnownKind(rawValue: kind) else { return nil }
        let isOurs = known == .service ? group == .core : group.isIstio
        if !isOurs { return nil }
        self = known
    }
}

/// The API group and version that an `apiVersion` names.
enum APIGroup {
    case istio
    case istioUnknownVersion
    case core
    case other

    init(_ version: String) {
        let istio = "networking.istio.io/"
        if version == "v1" {
            self = .core
        } else if version.hasPrefix(istio) {
            let known = ["v1", "v1beta1", "v1alpha3"]
            self =
                known.contains(String(version.dropFirst(istio.count)))
                ? .istio : .istioUnknownVersion
        } else {
            self = .other
        }
    }

    var isIstio: Bool { self == .istio || self == .istioUnknownVersion }
}
