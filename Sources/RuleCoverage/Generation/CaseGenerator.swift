import IstioConfig
import Routing
package import RuleTesting

/// Makes up cases for what no case has reached; each passes as it is.
///
/// A case may show more than what it was made for, so there are fewer of them than gaps.
package struct CaseGenerator {
    /// What cases are wanted for.
    package enum Extent {
        /// Rules and match entries.
        case entries
        /// Everything.
        case everything
    }

    /// The cases as a test file has them under `cases:`.
    package private(set) var cases: [String] = []
    /// Why there is none, for each gap without.
    package private(set) var comments: [String] = []
    /// Where rules and entries are written that nothing reaches.
    private var hopeless: Set<RuleLocation> = []
    /// Where rules are written that have match entries.
    private let rulesWithEntries: Set<RuleLocation>
    private var omissionsLeft = 200
    /// The hosts of each VirtualService.
    private let hosts: [String: [String]]

    /// Looks for cases.
    ///
    /// - Parameters:
    ///   - recorder: What was counted so far; counts the cases that are found too.
    ///   - rules: The rules of the recorder's last ``CoverageRecorder/begin(_:)``.
    ///   - choices: The proxies to ask, in order.
    ///   - extent: What cases are wanted for.
    /// - Complexity: some hundred decisions of the reference matcher for a gap.
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

    /// The text of a test file with the cases; `rules` says where the rules are.
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
            // Looking for the reason asks all VirtualServices.
            let omission =
                omissionsLeft > 0
                ? search.omission(of: subject, hosts[subject.virtualService] ?? []) : nil
            omissionsLeft -= 1
            comment(subject, omission ?? UncoverableReason.noRoute.text(for: gap))
        case .failure(let reason):
            // An entry says more than its rule.
            if subject.kind == .rule && rulesWithEntries.contains(subject.location) { return }
            hopeless.insert(subject.location)
            comment(subject, reason.text(for: gap))
        }
    }

    /// Whether the item is a part of something that nothing reaches, which was said already.
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

    /// The rule that decides, or what does not hold.
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
