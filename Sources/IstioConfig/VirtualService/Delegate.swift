/// Istio's `Delegate`: the VirtualService whose rules replace a rule.
public struct Delegate: Sendable {
    /// The delegate's name.
    public var name: Located<String>?
    /// The delegate's namespace; absent means the root's own.
    public var namespace: Located<String>?
    /// Where the reference is written.
    public var location: RuleLocation

    /// Creates a reference without name.
    public init(location: RuleLocation) {
        self.location = location
    }
}
