import DecisionTree
import Fairlead
import Foundation
import Synchronization
import Testing

/// Threads that decide while another one exchanges the rules.
@Suite("Exchanging rules under readers")
struct ExchangeTests {
    /// What the threads communicate.
    final class Progress: Sendable {
        let isDone = Atomic(false)
        /// The newest version that was published.
        let published = Atomic(0)
    }

    /// A tree that may have been freed.
    struct WeakTree: Sendable {
        weak let tree: DecisionTree?
    }

    @Test("shows each reader one whole version at any time")
    func wholeVersions() async throws {
        let rules = try LiveRulesTests.rules(0)
        let progress = Progress()
        let first = onThread { Self.decide(by: rules, progress) }
        let second = onThread { Self.decide(by: rules, progress) }
        await onThread { Self.exchange(in: rules, progress) }.value
        for count in await [first.value, second.value] { #expect(count > 50) }
    }

    @Test("frees the old trees, whoever is in the middle of what")
    func freeing() async throws {
        let rules = try LiveRulesTests.rules(0)
        let progress = Progress()
        let first = onThread { Self.comeAndGo(rules, progress) }
        let second = onThread { Self.comeAndGo(rules, progress) }
        await onThread { Self.exchange(in: rules, progress) }.value
        let trees = await first.value + second.value
        let newest = rules.makeReader(for: VersionedRules.proxy).tree
        // A tree announced at the last exchange is checked again when a reader leaves.
        #expect(trees.count > 10)
        #expect(trees.allSatisfy { $0.tree == nil || $0.tree === newest })
    }

    /// Makes readers in turn; returns the trees that they had when they left.
    private static func comeAndGo(_ rules: LiveRules, _ progress: Progress) -> [WeakTree] {
        var trees: [WeakTree] = []
        while !progress.isDone.load(ordering: .acquiring) {
            var reader = rules.makeReader(for: VersionedRules.proxy)
            for _ in 0..<200 { _ = reader.route() }
            trees.append(WeakTree(tree: reader.tree))
        }
        return trees
    }

    /// Exchanges a hundred times a second for three seconds, sometimes everything.
    private static func exchange(in rules: LiveRules, _ progress: Progress) {
        do {
            for version in 1...300 {
                if version % 7 == 0 {
                    try rules.replaceAll(with: VersionedRules.configuration(version, others: 3))
                } else {
                    if version % 5 == 0 { try rules.remove("vs", namespace: "default") }
                    try rules.replace(VersionedRules.service(version))
                }
                progress.published.store(version, ordering: .releasing)
                Thread.sleep(forTimeInterval: 0.01)
            }
        } catch {
            Issue.record(error)
        }
        progress.isDone.store(true, ordering: .releasing)
    }

    /// Decides until the exchanges are done; returns how many versions decided.
    ///
    /// Versions never go back or lag behind the last publication, and both virtual hosts, with
    /// conditions and decisions, are of one version unless a newer tree intervenes.
    private static func decide(by rules: LiveRules, _ progress: Progress) -> Int {
        var reader = rules.makeReader(for: VersionedRules.proxy)
        var seen: Set<Int> = []
        var last = 0
        while !progress.isDone.load(ordering: .acquiring) {
            let published = progress.published.load(ordering: .acquiring)
            let route = reader.route()
            let tree = reader.tree
            guard let version = route.flatMap({ Int($0.dropFirst("version-".count)) }) else {
                #expect(route == nil)
                continue
            }
            #expect(version >= max(published, last))
            last = version
            seen.insert(version)
            let answers = [
                reader.route("vs.b.test", version: "x\(version)"),
                reader.route("vs.a.test", version: "\(version)"),
            ]
            if reader.tree === tree {
                #expect(answers == Array(repeating: "first-\(version)", count: 2))
            }
        }
        return seen.count
    }
}

/// Runs a closure on a thread of its own, since there are only as many task threads as cores.
private func onThread<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result,
) -> Task<Result, Never> {
    Task {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }
}
