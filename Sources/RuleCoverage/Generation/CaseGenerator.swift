import IstioConfig
import Routing
package import RuleTesting

/// Generates cases for what no case has reached; each passes unchanged.
///
/// A case may close more than its own gap, so there are fewer cases than gaps.
package struct CaseGenerator {
    /// What to generate cases for.
    package enum Extent {
        /// Rules and match entries.
        case entries
        /// Everything.
        case everything
    }

    /// The cases as written under `cases:` in a test file.
    package private(set) var cases: [String] = []
    /// The reason for each gap that no case was found for.
    package private(set) var comments: [String] = []
    /// Where unreachable rules and entries are written.
    private var hopeless: Set<RuleLocation> = []
    /// Where rules with match entries are written.
    private let rulesWithEntries: Set<RuleLocation>
    private var exclusionsLeft = 200
    /// The hosts of each VirtualService.
    private let hosts: [String: [String]]

    /// Searches for cases.
    ///
    /// - Parameters:
    ///   - recorder: The counts so far; it also counts the generated cases.
    ///   - rules: The rules of the recorder's last ``CoverageRecorder/begin(_:)``.
    ///   - choices: The proxies to try, in order.
    ///   - extent: What to generate cases for.
    /// - Complexity: a few hundred decisions of the reference matcher per gap.
    package init(
        _ recorder: inout CoverageRecorder, _ rules: RuleSet, asking choices: [ProxyChoice],
        for extent: Extent,
    ) {
        let items = recorder.own.map { [coverage = recorder.coverage] in coverage.items[$0] }
        rulesWithEntries = Set(items.lazy.filter { $0.kind == .match }.compactMap(\.ruleLocation))
        hosts = Dictionary(
            rules.configuration.virtualServices.map { service in
                (service.metadata.fullName, service.hosts.map(\.value))
            }, uniquingKeysWith: +)
        let search = CaseSearch(rules, choices, &recorder)
        for item in recorder.own where extent.includes(recorder.coverage.items[item]) {
            for gap in recorder.coverage.items[item].gaps {
                if extent == .entries && gap != .unreached { continue }
                // An earlier case may have closed it.
                if !recorder.coverage.items[item].gaps.contains(gap) { continue }
                add(item, gap, search, &recorder)
            }
        }
    }

    /// The text of a test file with the cases; `rules` lists the paths of the rules.
    package func text(rules: [String]) -> String {
        "rules: \(YAMLText.list(rules))\ncases:\n" + cases.joined() + comments.joined()
    }

    private mutating func add(
        _ item: Int, _ gap: CoverageItem.Gap, _ search: CaseSearch,
        _ recorder: inout CoverageRecorder,
    ) {
        let subject = recorder.coverage.items[item]
        if isHopeless(subject, recorder.coverage) { return }
        let result =
            gap == .neverFalse
            ? search.failing(item, &recorder) : search.reaching(item, &recorder)
        switch result {
        case .success(let found):
            recorder.take(found.observations)
            cases.append(
                CaseText.text(
                    of: found.request, decided: found.decision, by: found.candidate.table,
                    of: found.candidate.choice, name: Self.name(subject, gap, found)))
        case .failure(.noRoute):
            hopeless.insert(subject.location)
            // The search for the reason visits all VirtualServices.
            let exclusion =
                exclusionsLeft > 0
                ? search.exclusion(of: subject, hosts[subject.virtualService] ?? []) : nil
            exclusionsLeft -= 1
            comment(subject, exclusion ?? UncoverableReason.noRoute.text(for: gap))
        case .failure(let reason):
            // An entry's reason is more specific than its rule's.
            if subject.kind == .rule && rulesWithEntries.contains(subject.location) { return }
            hopeless.insert(subject.location)
            comment(subject, reason.text(for: gap))
        }
    }

    /// Whether the item is part of something unreachable that was already reported.
    private func isHopeless(_ item: CoverageItem, _ coverage: Coverage) -> Bool {
        if hopeless.contains(item.location) { return true }
        guard item.kind != .rule, let rule = item.ruleLocation else { return false }
        let entry = coverage.entry(of: item.location).map { coverage.items[$0].location }
        return hopeless.contains(rule) || entry.map { hopeless.contains($0) } ?? false
    }

    private mutating func comment(_ item: CoverageItem, _ reason: String) {
        comments.append(
            "# \(item.virtualService) \(item.text) (\(item.location.fileAndLine)): "
                + reason.replacing("\n", with: " ") + "\n")
    }

    /// The deciding rule, or the condition that does not hold.
    private static func name(
        _ item: CoverageItem, _ gap: CoverageItem.Gap, _ found: CaseSearch.Found,
    ) -> String {
        if gap == .neverFalse {
            let rule = item.rule.map { " rule \($0)" } ?? ""
            return "\(item.virtualService)\(rule): not \(item.text)"
        }
        if item.kind == .host || item.kind == .gateway {
            return "\(item.virtualService) \(item.text)"
        }
        return found.origin?.caseName ?? item.text
    }
}

extension CaseGenerator.Extent {
    fileprivate func includes(_ item: CoverageItem) -> Bool {
        self == .everything || item.kind == .rule || item.kind == .match
    }
}

extension CaseSearch.Found {
    fileprivate var origin: RouteOrigin? {
        decision.virtualHost.flatMap { host in
            decision.route.flatMap { candidate.table.virtualHosts[host].routes[$0].origin }
        }
    }
}
