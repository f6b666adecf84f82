import IstioConfig
import IstioYAML

/// A diagnostic with the object and the field it concerns.
struct Finding {
    let diagnostic: Diagnostic
    /// The object's kind, or `nil` outside an object.
    let kind: String?
    /// The object's `namespace/name`.
    let name: String?
    /// The field's path in the object, such as `spec.http[0].match[1].uri`.
    let path: String?
}

/// Finds the objects and fields at the locations of diagnostics.
struct FindingPlaces {
    private struct Object {
        let location: RuleLocation
        let kind: String
        let name: String
    }

    /// The objects of each file in text order.
    private let objects: [SourceFile: [Object]]

    init(_ configuration: Configuration) {
        var all: [Object] = []
        func add(_ kind: String, _ metadata: ObjectMetadata, _ location: RuleLocation) {
            let name = metadata.fullName
            all.append(Object(location: location, kind: kind, name: name))
        }
        for object in configuration.virtualServices {
            add("VirtualService", object.metadata, object.location)
        }
        for object in configuration.gateways { add("Gateway", object.metadata, object.location) }
        for object in configuration.serviceEntries {
            add("ServiceEntry", object.metadata, object.location)
        }
        for object in configuration.services { add("Service", object.metadata, object.location) }
        for object in configuration.sidecars { add("Sidecar", object.metadata, object.location) }
        for object in configuration.destinationRules {
            add("DestinationRule", object.metadata, object.location)
        }
        objects = Dictionary(grouping: all, by: \.location.file).mapValues {
            $0.sorted { $0.location < $1.location }
        }
    }

    /// Returns the diagnostics as findings, in their order.
    func findings(_ diagnostics: [Diagnostic], _ sources: SourceLines) -> [Finding] {
        var places: [SourceFile: Set<FieldPaths.Place>] = [:]
        for diagnostic in diagnostics {
            let location = diagnostic.location
            places[location.file, default: []].insert(
                FieldPaths.Place(line: location.line, column: location.column))
        }
        var paths: [SourceFile: FieldPaths] = [:]
        for (file, wanted) in places { paths[file] = sources.paths(in: file, at: wanted) }
        return diagnostics.map { diagnostic in
            let object = object(around: diagnostic.location)
            return Finding(
                diagnostic: diagnostic, kind: object?.kind, name: object?.name,
                path: path(of: diagnostic, paths[diagnostic.location.file]))
        }
    }

    /// Codes of findings that concern a key rather than the value that begins with it.
    private static let keyCodes: Set<DiagnosticCode> = [
        .unknownField, .duplicateKey, .exclusiveFields, .snakeCaseField, .convertedKey,
    ]

    private func path(of diagnostic: Diagnostic, _ paths: FieldPaths?) -> String? {
        let location = diagnostic.location
        guard let found = paths?[location.line, location.column] else { return nil }
        let path = Self.keyCodes.contains(diagnostic.code) ? found.inner : found.outer
        return Self.withoutList(path)
    }

    /// Returns the path in the object if the object is an item of a `List`.
    private static func withoutList(_ path: String) -> String {
        guard path.hasPrefix("items["), let end = path.firstIndex(of: "]") else { return path }
        let rest = path[path.index(after: end)...]
        return String(rest.first == "." ? rest.dropFirst() : rest)
    }

    /// Returns the last object that begins at or before a location.
    private func object(around location: RuleLocation) -> Object? {
        guard let candidates = objects[location.file] else { return nil }
        var low = 0
        var high = candidates.count
        while low < high {
            let middle = (low + high) / 2
            if candidates[middle].location <= location { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? candidates[low - 1] : nil
    }
}
