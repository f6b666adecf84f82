/// The fields that the conditions of a virtual host test, each with a slot for its values.
struct FieldTable {
    /// The path without query.
    static let path = 0
    /// The path in lower case.
    static let lowerPath = 1

    /// Whether the authority is tested even where the Host is a domain of the virtual host.
    var asksAuthorityOfDomains = false
    /// The names of headers in lower case, `:authority` and its like included, by slot minus 2.
    private(set) var names: [(name: [UInt8], isParameter: Bool)] = []
    /// Whether any condition tests the path as it is.
    private(set) var asksPath = false
    /// Whether any condition ignores the path's case.
    private(set) var asksLowerPath = false
    private var headers: [[UInt8]: Int] = [:]
    private var parameters: [[UInt8]: Int] = [:]

    /// Whether a name is that of the authority.
    static func isAuthority(_ name: [UInt8]) -> Bool {
        name == Array(":authority".utf8) || name == Array("host".utf8)
    }

    /// The number of slots.
    var count: Int { names.count + 2 }

    /// The slot of the path.
    mutating func slot(forPathIgnoringCase ignoresCase: Bool) -> Int {
        if ignoresCase {
            asksLowerPath = true
            return Self.lowerPath
        }
        asksPath = true
        return Self.path
    }

    /// The slot of a header; `host` is `:authority`.
    mutating func slot(forHeader name: [UInt8]) -> Int {
        let name = Self.isAuthority(name) ? Array(":authority".utf8) : name
        if let known = headers[name] { return known }
        headers[name] = count
        names.append((name, false))
        return count - 1
    }

    /// The slot of a query parameter.
    mutating func slot(forParameter name: [UInt8]) -> Int {
        if let known = parameters[name] { return known }
        parameters[name] = count
        names.append((name, true))
        return count - 1
    }
}
