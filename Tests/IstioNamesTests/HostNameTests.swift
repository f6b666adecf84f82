import IstioNames
import Testing

@Suite("Host names")
struct HostNameTests {
    @Test(
        "overlap as Istio compares them, in both directions",
        arguments: [
            ("a.com", "a.com", true), ("a.com", "A.com", false), ("*", "a.com", true),
            ("*.com", "a.com", true), ("*.com", "*.a.com", true), ("*.a.com", "a.com", false),
            ("*.a.com", "*.b.com", false), ("*a.com", "a.com", true),
        ])
    func overlaps(_ left: String, _ right: String, _ isOverlap: Bool) {
        #expect(HostName.matches(left, right) == isOverlap)
        #expect(HostName.matches(right, left) == isOverlap)
        #expect(HostIndex([left]).containsMatch(for: right) == isOverlap)
        #expect(HostIndex([right]).containsMatch(for: left) == isOverlap)
    }

    @Test(
        "lie within a wildcard, but no wildcard within a plain name",
        arguments: [
            ("a.com", "*.com", true), ("*.a.com", "*.com", true), ("*.com", "*.a.com", false),
            ("*", "a.com", false), ("a.com", "a.com", true),
        ])
    func subsets(_ name: String, _ other: String, _ isSubset: Bool) {
        #expect(HostName.isSubset(name, of: other) == isSubset)
    }

    @Test("are ordered plain before wildcard, longer before shorter, then by bytes")
    func order() {
        let sorted = ["b.com", "*", "*.b.com", "a.com", "long.com", "*.com"]
            .sorted(by: HostName.isMoreSpecific)
        #expect(sorted == ["long.com", "a.com", "b.com", "*.b.com", "*.com", "*"])
    }

    @Test("give the narrower of each overlapping pair once")
    func intersection() {
        let both = HostName.intersection(["*.com", "a.org"], ["a.com", "*", "a.com"])
        #expect(both == ["a.com", "*.com", "a.org"])
    }

    @Test("that several wildcards cover belong to the longest")
    func longestWildcard() {
        let hosts = HostIndex(["*", "*.com", "*.a.com", "b.com"])
        #expect(hosts.covers("x.a.com") == "*.a.com")
        #expect(hosts.covers("b.com") == "*.com")
        #expect(hosts.covers("x.org") == "*")
        let rules = WildcardIndex([
            (position: 4, hosts: ["*.com"]), (position: 7, hosts: ["a.com", "*.com"]),
        ])
        #expect(rules.virtualService(for: "a.com") == 7)
        #expect(rules.virtualService(for: "b.com") == 4)
        #expect(rules.virtualService(for: "b.org") == nil)
    }
}
