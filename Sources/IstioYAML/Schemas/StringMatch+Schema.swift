import IstioConfig

extension StringMatch {
    static let schema = MessageSchema<StringMatch>(
        "StringMatch",
        [
            "exact": { $0.take($1.string($2)) { .exact($0) } },
            "prefix": { $0.take($1.string($2)) { .prefix($0) } },
            "regex": { $0.take($1.string($2)) { .regex($0) } },
        ],
        oneOfs: [["exact", "prefix", "regex"]])

    private mutating func take(_ text: Located<String>?, _ kind: (String) -> Kind) {
        guard let text else { return }
        self.kind = kind(text.value)
        valueLocation = text.location
    }
}
