import DecisionTree
import FuzzSupport
import IstioConfig
import IstioLinking
import IstioValidation
import IstioYAML
import Routing

/// Reads an untrusted file, validates and analyzes it, links it, and decides by it.
@c(LLVMFuzzerTestOneInput)
public func fuzzRules(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe FuzzInput(start, count).bytes
    let strict = read(bytes, .strict)
    let lenient = read(bytes, .lenient)
    require(strict.hasErrors || !lenient.hasErrors, "only the lenient reader has errors")
    requirePlaces(strict.diagnostics, bytes)
    requirePlaces(lenient.diagnostics, bytes)
    let configuration = lenient.configuration
    requirePlaces(WebhookValidation.findings(in: configuration), bytes)
    requirePlaces(OtherKindValidation.findings(in: configuration), bytes)
    requirePlaces(Analysis.findings(in: configuration), bytes)
    decide(Linker(configuration, assuming: [.gateways, .services], limits: limits), bytes)
    return 0
}

/// Small limits: the search is for what they do not limit.
private let limits: LinkingLimits = {
    var limits = LinkingLimits()
    limits.maximumMergedEntries = 1 << 12
    limits.maximumRoutes = 1 << 12
    limits.maximumHostComparisons = 1 << 18
    return limits
}()

private func read(_ bytes: [UInt8], _ mode: ConfigurationReader.Mode) -> ConfigurationReader {
    var readerLimits = ReaderLimits()
    readerLimits.maximumEvents = 1 << 14
    var reader = ConfigurationReader(mode: mode, checksSchema: true, limits: readerLimits)
    reader.read(bytes, from: SourceFile(name: "rules.yaml"))
    return reader
}

/// Every finding has a location in the file, and its field can be named.
private func requirePlaces(_ diagnostics: [Diagnostic], _ bytes: [UInt8]) {
    // Line breaks of YAML 1.1; the last two begin U+0085, U+2028 and U+2029, among others.
    let breaks: Set<UInt8> = [0x0A, 0x0D, 0xC2, 0xE2]
    let lines = 1 + bytes.count { breaks.contains($0) }
    var places: Set<FieldPaths.Place> = []
    for diagnostic in diagnostics {
        let location = diagnostic.location
        require(
            (1...UInt32(lines)).contains(location.line) && location.column > 0,
            "\(diagnostic.code) at \(location) of \(lines) lines")
        require(!diagnostic.message.isEmpty, "\(diagnostic.code) without message")
        places.insert(FieldPaths.Place(line: location.line, column: location.column))
    }
    _ = FieldPaths(in: bytes, at: places)
}

/// A gateway and a sidecar decide a request; the tree agrees with the reference matcher.
private func decide(_ linker: Linker, _ bytes: [UInt8]) {
    requirePlaces(linker.envoyRefusals(), bytes)
    for proxy in [Proxy(kind: .everyGateway), Proxy(kind: .sidecar, namespace: "default")] {
        let table: RouteTable
        do {
            table = try linker.link(proxy)
        } catch {
            require(!error.diagnostics.isEmpty, "refused without a word")
            requirePlaces(error.diagnostics, bytes)
            continue
        }
        let tree = DecisionTree(table)
        var scratch = tree.makeScratch()
        for host in table.virtualHosts.prefix(3) {
            let request = Request(
                authority: host.domains.first, path: "/a?q=1", headers: [HeaderField("x-a", "1")])
            let decision = ReferenceMatcher(table).decide(request)
            require(tree.decide(request, with: &scratch) == decision, "the tree decides otherwise")
            _ = table.apply(decision, to: request)
        }
    }
}
