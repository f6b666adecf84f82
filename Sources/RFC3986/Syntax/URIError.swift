/// Why a text is no URI, URI reference, authority or Host.
public struct URIError: Error, Hashable, Sendable {
    /// What would have been right at the offset.
    public struct Expectation: Hashable, Sendable {
        private let kind: String

        private init(_ kind: String) {
            self.kind = kind
        }

        /// A letter that begins a scheme.
        public static let scheme = Expectation("a scheme, such as `http:`")
        /// A byte that may stand in a path, percent-encoded where need be.
        public static let pathByte = Expectation("a byte that may stand in a path")
        /// A byte that may stand in a query or fragment.
        public static let queryByte = Expectation("a byte that may stand in a query or fragment")
        /// A byte that may stand in a user's name.
        public static let userinfoByte = Expectation("a byte that may stand in a user's name")
        /// A byte that may stand in a host's name.
        public static let hostByte = Expectation("a byte that may stand in a host's name")
        /// Two hexadecimal digits behind `%`.
        public static let hexadecimalDigits = Expectation("two hexadecimal digits behind `%`")
        /// An IPv6 address, or `v1.…`, in brackets.
        public static let addressLiteral = Expectation("an IPv6 address in brackets")
        /// A digit of a port, or the end of the authority.
        public static let port = Expectation("a port, digits only")
        /// A path that begins with a slash, since an authority stands before it.
        public static let slash = Expectation("a slash behind the authority")
        /// A host that is not empty.
        public static let host = Expectation("a host")

        /// The expectation as people read it.
        public var description: String { kind }
    }

    /// The offset of the first byte that does not fit; the text's length if something is missing.
    public let offset: Int
    /// What would have been right there.
    public let expected: Expectation

    init(_ expected: Expectation, at offset: Int) {
        self.expected = expected
        self.offset = offset
    }
}
