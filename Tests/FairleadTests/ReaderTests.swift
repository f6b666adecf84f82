import DecisionTree
import Fairlead
import Testing

@Suite("Readers")
struct ReaderTests {
    /// A tree that may have been freed.
    private struct Tree {
        weak var tree: DecisionTree?
    }

    @Test("keep one old tree at most, and free it when they move on")
    func idle() throws {
        let rules = try LiveRulesTests.rules()
        var reader = rules.makeReader(for: VersionedRules.proxy)
        let first = Tree(tree: reader.tree)
        try rules.replace(VersionedRules.service(2))
        var busy = rules.makeReader(for: VersionedRules.proxy)
        let second = Tree(tree: busy.tree)
        try rules.replace(VersionedRules.service(3))
        #expect(busy.route() == "version-3")
        #expect(first.tree != nil)
        #expect(second.tree == nil)
        #expect(reader.route() == "version-3")
        #expect(first.tree == nil)
    }

    @Test("free their tree when they are dropped")
    func dropped() throws {
        let rules = try LiveRulesTests.rules()
        let tree: Tree
        do {
            let reader = rules.makeReader(for: VersionedRules.proxy)
            tree = Tree(tree: reader.tree)
            try rules.replace(VersionedRules.service(2))
            #expect(tree.tree != nil)
        }
        #expect(tree.tree == nil)
    }

    @Test("outlive the rules that they were made by")
    func orphan() throws {
        var reader = try LiveRulesTests.rules().makeReader(for: VersionedRules.proxy)
        #expect(reader.route() == "version-1")
    }
}
