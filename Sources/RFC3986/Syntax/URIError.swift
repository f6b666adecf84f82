/// Why a text is not a valid URI, URI reference, authority or Host.
public struct URIError: Error, Hashable, Sendable {
    /// What is expected at the offset.
    public struct Expectation: Hashable, Sendable {
        private let kind: String

        private init(_ kind: String) {
            self.kind = kind
        }

        /// A letter that begins a scheme.
        public static let scheme = Expectation("a scheme, such as `http:`")
        /// A byte that a path allows, percent-encoded if necessary.
        public static let pathByte = Expectation("a byte that may stand in a path")
        /// A byte that a query or fragment allows.
        public static let queryByte = Expectation("a byte that may stand in a query or fragment")
        /// A byte that a user's name allows.
        public static let userinfoByte = Expectation("a byte that may stand in a user's name")
        /// A byte that a host's name allows.
        public static let hostByte = Expectation("a byte that may stand in a host's name")
        /// Two hexadecimal digits after `%`.
        public static let hexadecimalDigits = Expectation("two hexadecimal digits behind `%`")
        /// An IPv6 address, or `v1.…`, in brackets.
        public static let addressLiteral = Expectation("an IPv6 address in brackets")
        /// A digit of a port, or the end of the authority.
        public static let port = Expectation("a port, digits only")
        /// A path that begins with a slash, since it follows an authority.
        public static let slash = Expectation("a slash behind the authority")
        /// A nonempty host.
        public static let host = Expectation("a host")

        /// The expectation in words.
        public var description: String { kind }
    }

    /// The offset of the first invalid byte; the text's length if something is missing.
    public let offset: Int
    /// What is expected there.
    public let expected: Expectation

    init(_ expected: Expectation, at offset: Int) {
        self.expected = expected
        self.offset = offset
    }
}
