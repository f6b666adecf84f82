import Routing

/// Compares expectations with the possible effects of a decision.
///
/// An expectation must hold whichever destination of a weighted rule is drawn, unless a share is
/// given: then it must hold for the matching destinations, and they must have that share.
struct AssertionChecks {
    let possible: PossibleEffects
    let rules: RuleSet
    let request: TestRequest

    /// Returns the expectations that do not hold.
    func failures(of assertions: [Assertion]) -> [Failure] {
        var failures: [Failure] = []
        var meant = possible.all
        if let share = assertions.first(where: \.isShare) {
            let whose = assertions.filter { $0.saysDestination && !$0.isNegated }
            let fitting = meant.filter { possibility in
                whose.allSatisfy { difference($0, possibility.effect) == nil }
            }
            if !fitting.isEmpty { meant = fitting }
            if let failure = shareFailure(share, fitting, whose) { failures.append(failure) }
        }
        for assertion in assertions where !assertion.isShare {
            if case .weights(let wanted) = assertion.subject {
                if let failure = weightsFailure(wanted, assertion) { failures.append(failure) }
                continue
            }
            for possibility in meant {
                guard let actual = difference(assertion, possibility.effect) else { continue }
                failures.append(failure(assertion, actual: actual))
                break
            }
        }
        return failures
    }

    /// Returns the actual value, or `nil` if it is as expected.
    private func difference(_ assertion: Assertion, _ effect: Effect) -> String? {
        let observation = Observation(
            effect: effect, request: request, rule: { rules.rule($0) })
        let (holds, actual) = observation.compare(assertion.subject)
        return holds == assertion.isNegated ? actual() : nil
    }

    private func failure(_ assertion: Assertion, actual: String) -> Failure {
        let wanted = assertion.subject.expected
        return Failure(
            subject: assertion.subject.name,
            expected: assertion.isNegated ? "not \(wanted)" : wanted, actual: actual,
            location: assertion.location)
    }

    private func shareFailure(
        _ assertion: Assertion, _ fitting: [PossibleEffects.Possibility], _ whose: [Assertion],
    ) -> Failure? {
        guard case .share(let percent) = assertion.subject else { return nil }
        let share: (weight: UInt64, total: UInt64)
        if request.hasRandom {
            let drawn = fitting.first?.effect.share
            share = drawn.map { ($0.weight, $0.total) } ?? (fitting.isEmpty ? 0 : 1, 1)
        } else {
            let sum = { (list: [PossibleEffects.Possibility]) in list.reduce(0) { $0 + $1.weight } }
            share = (sum(fitting), sum(possible.all))
        }
        if Double(share.weight) * 100 == percent * Double(share.total) { return nil }
        return failure(
            assertion,
            actual: "\(EffectFormatter.percent(share.weight, of: share.total)) (\(shownWeights))")
    }

    /// Weights are equal if their ratios are; compared by multiplication, so nothing is rounded.
    ///
    /// A destination counts for the most specific expectation: beside `a/v1`, `a` means the rest of
    /// `a`.
    private func weightsFailure(
        _ wanted: [WeightExpectation], _ assertion: Assertion,
    ) -> Failure? {
        let effect = possible.all[0].effect
        let total = possible.weights.reduce(0) { $0 + $1.weight }
        let wantedTotal = wanted.reduce(UInt64(0)) { $0 + UInt64($1.weight) }
        var sums = [UInt64](repeating: 0, count: wanted.count)
        var isEqual = effect.outcome == .route && !possible.weights.isEmpty
        for (cluster, weight) in possible.weights {
            let fitting = wanted.indices.filter {
                wanted[$0].destination.matches(cluster, in: effect.origin?.namespace)
            }
            let best = fitting.max {
                wanted[$0].destination.saidCount < wanted[$1].destination.saidCount
            }
            if let best { sums[best] += weight } else { isEqual = false }
        }
        for (expectation, sum) in zip(wanted, sums)
        where sum * wantedTotal != UInt64(expectation.weight) * total {
            isEqual = false
        }
        return isEqual == assertion.isNegated ? failure(assertion, actual: shownWeights) : nil
    }

    private var shownWeights: String {
        if possible.weights.isEmpty { return EffectFormatter.outcome(possible.all[0].effect) }
        let total = possible.weights.reduce(0) { $0 + $1.weight }
        return possible.weights.map { cluster, weight in
            "\(EffectFormatter.destination(cluster)) \(EffectFormatter.percent(weight, of: total))"
        }.joined(separator: ", ")
    }
}

extension Assertion {
    fileprivate var isShare: Bool { if case .share = subject { true } else { false } }

    fileprivate var saysDestination: Bool {
        switch subject {
        case .destination, .cluster: true
        default: false
        }
    }
}
