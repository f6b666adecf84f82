import Foundation

/// The rules of `Fixtures/article` for the ingress gateway, written out by hand: the floor.
///
/// Fast code for exactly these rules that respects all they say: Hosts match without port and
/// without case, headers' names without case, and every line of a header counts. The benchmarks
/// compare its decisions with the tree's.
struct ArticleFloor {
    /// A virtual host's and a route's name in the article, and the position of a weighted cluster.
    struct Answer: Equatable {
        var host: Host
        var route = -1
        var cluster = -1
    }

    /// The hosts that this gateway's rules name.
    enum Host {
        case unknown
        case service
        case tagA
        case tagB
        case direct
        case redirect
        case rewrite
    }

    private var isOverride = false
    private var isTagA = false
    private var isTagB = false
    private var isWidA = false
    private var isWidB = false
    private var beginsWithA = false
    private var beginsWithB = false

    /// Records a header if a rule tests it.
    mutating func addHeader(name: Span<UInt8>, value: Span<UInt8>) {
        switch name.count {
        case 3 where Self.isSame(name, "wid"):
            if value.isEmpty { return }
            beginsWithA = beginsWithA || value[0] == UInt8(ascii: "a")
            beginsWithB = beginsWithB || value[0] == UInt8(ascii: "b")
            isWidA = isWidA || value.count == 1 && value[0] == UInt8(ascii: "a")
            isWidB = isWidB || value.count == 1 && value[0] == UInt8(ascii: "b")
        case 14 where Self.isSame(name, "k-network-hash"):
            isOverride = isOverride || value.count == 8 && Self.begins(value, "override")
        case 19 where Self.isSame(name, "knative-serving-tag"):
            if value.count != 1 { return }
            isTagA = isTagA || value[0] == UInt8(ascii: "a")
            isTagB = isTagB || value[0] == UInt8(ascii: "b")
        default: return
        }
    }

    /// Decides after all headers were recorded.
    func decide(authority: Span<UInt8>, random: UInt64) -> Answer {
        let host = authority.extracting(0..<Self.hostLength(authority))
        switch host.count {
        case 33 where Self.isSame(host, "helloworld-go.example.example.com"):
            guard Self.begins(authority, "helloworld-go.example.example.com") else { break }
            return service(random)
        case 35 where Self.isSame(host, "a-helloworld-go.example.example.com"):
            guard Self.begins(authority, "a-helloworld-go.example.example.com") else { break }
            return Answer(host: .tagA, route: isOverride ? 6 : 7)
        case 35 where Self.isSame(host, "b-helloworld-go.example.example.com"):
            guard Self.begins(authority, "b-helloworld-go.example.example.com") else { break }
            return Answer(host: .tagB, route: isOverride ? 8 : 9)
        case 24 where Self.isSame(host, "helloworld-go.weimob.com"):
            guard Self.begins(authority, "helloworld-go.weimob.com") else { break }
            return Answer(host: .direct, route: isWidA ? 0 : isWidB ? 1 : -1)
        case 25 where Self.isSame(host, "helloworld-go.weimoba.com"):
            guard Self.begins(authority, "helloworld-go.weimoba.com") else { break }
            return Answer(host: .redirect, route: 0)
        case 25 where Self.isSame(host, "helloworld-go.weimobb.com"):
            return Answer(host: .rewrite, route: beginsWithA ? 0 : beginsWithB ? 1 : -1)
        default: break
        }
        return Answer(host: .unknown)
    }

    private func service(_ random: UInt64) -> Answer {
        let half = random % 100 < 50 ? 0 : 1
        if isOverride {
            if isTagA { return Answer(host: .service, route: 0) }
            if isTagB { return Answer(host: .service, route: 1) }
            return Answer(host: .service, route: 2, cluster: half)
        }
        if isTagA { return Answer(host: .service, route: 3) }
        if isTagB { return Answer(host: .service, route: 4) }
        return Answer(host: .service, route: 5, cluster: half)
    }

    /// The length of the Host without its port.
    private static func hostLength(_ authority: Span<UInt8>) -> Int {
        var index = authority.count
        while index > 0 {
            index -= 1
            let byte = authority[index]
            if byte == UInt8(ascii: ":") { return index }
            if byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9") { break }
        }
        return authority.count
    }

    @inline(__always)
    private static func begins(_ bytes: Span<UInt8>, _ text: StaticString) -> Bool {
        if bytes.count < text.utf8CodeUnitCount { return false }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return false }
            // SAFETY: both have as many bytes as are compared.
            return unsafe memcmp(start, text.utf8Start, text.utf8CodeUnitCount) == 0
        }
    }

    /// Whether bytes equal a lowercase text of the same length, ignoring case.
    @inline(__always)
    private static func isSame(_ bytes: Span<UInt8>, _ text: StaticString) -> Bool {
        begins(bytes, text) || isSameWithoutCase(bytes, text)
    }

    @inline(never)
    private static func isSameWithoutCase(_ bytes: Span<UInt8>, _ text: StaticString) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            // SAFETY: the caller compares texts of the same length.
            if unsafe small != text.utf8Start[index] { return false }
        }
        return true
    }
}
