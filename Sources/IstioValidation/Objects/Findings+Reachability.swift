import IstioConfig

/// Rules that Istio regards as unreachable. Source: docs/semantics/istio.md 7.11.
///
/// Istio's row 125 is neither sound nor complete (docs/semantics/istio.md S60); these are its
/// findings, in the same number.
extension Findings {
    mutating func checkReachability(of service: VirtualService) {
        let rules = service.http.map { rule in
            ReachableRule(
                name: rule.name.text(), location: rule.location,
                matches: rule.match.map { (MatchKey.text(of: $0), $0.location) })
        }
        checkRules(rules)
        checkPrefixes(of: service.http, rules)
        checkRules(
            service.tls.map { rule in
                ReachableRule(
                    name: "", location: rule.location,
                    matches: rule.match.map { (MatchKey.text(of: $0), $0.location) })
            })
        checkRules(
            service.tcp.map { rule in
                ReachableRule(
                    name: "", location: rule.location,
                    matches: rule.match.map { (MatchKey.text(of: $0), $0.location) })
            })
    }

    private struct ReachableRule {
        let name: String
        let location: RuleLocation
        let matches: [(key: String, location: RuleLocation)]
    }

    /// Rows 121 to 124.
    private mutating func checkRules(_ rules: [ReachableRule]) {
        var catchAll: RuleLocation?
        var seen: [String: RuleLocation] = [:]
        for rule in rules {
            guard !rule.matches.isEmpty else {
                if let catchAll {
                    warn(
                        .secondRuleWithoutMatch,
                        "the rule is never used: the one at line \(catchAll.line) takes everything",
                        suggestion: "remove one of the two", at: rule.location)
                }
                catchAll = catchAll ?? rule.location
                continue
            }
            var duplicates = 0
            for match in rule.matches {
                if let catchAll {
                    warn(
                        .ruleAfterRuleWithoutMatch,
                        "this is never used: the rule at line \(catchAll.line) takes everything",
                        suggestion: "move that rule to the end", at: match.location)
                } else if let first = seen[match.key] {
                    duplicates += 1
                    warn(
                        .duplicateMatch,
                        "this is never used: the same conditions stand at line \(first.line)",
                        suggestion: "remove one of the two", at: match.location)
                } else {
                    seen[match.key] = match.location
                }
            }
            if duplicates == rule.matches.count {
                warn(
                    .duplicateRule,
                    "the rule is never used: all its conditions stand in earlier rules",
                    suggestion: "remove it", at: rule.location)
            }
        }
    }

    /// Row 125: an earlier prefix covers a later one.
    ///
    /// Only prefixes of the later path are compared, through an index.
    private mutating func checkPrefixes(of rules: [HTTPRoute], _ keys: [ReachableRule]) {
        var earlier: [String: [HTTPMatchRequest]] = [:]
        var seen: Set<String> = []
        for (rule, keys) in zip(rules, keys) {
            if rule.match.isEmpty { return }
            for (match, (key, _)) in zip(rule.match, keys.matches) {
                guard case .prefix(let path)? = match.uri?.kind, !path.isEmpty,
                    seen.insert(key).inserted
                else { continue }
                for end in path.indices where !earlier.isEmpty {
                    for other in earlier[String(path[..<end])] ?? []
                    where MatchKey.covers(other, match) {
                        warn(
                            .overlappingPrefix,
                            "Istio believes that the prefix at line \(other.location.line) "
                                + "covers this one",
                            suggestion: "put the longer prefix first", at: match.location)
                    }
                }
                earlier[path, default: []].append(match)
            }
        }
    }
}
