import DecisionTree
import FuzzSupport
import Routing

/// A request out of lines: method, target and scheme with blanks between, then `name: value` each.
///
/// The first `host` is the Host; without one there is none. Nothing is refused: that is for the
/// proxy to do.
struct FuzzedRequest {
    private(set) var request = Request(authority: nil)

    init(_ text: ArraySlice<UInt8>) {
        var lines = text.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        let words = (lines.popFirst() ?? []).split(
            separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        if let word = words.first { request.method = Array(word) }
        if words.count > 1 { request.path = Array(words[1]) }
        if words.count > 2 { request.scheme = Array(words[2]) }
        for line in lines {
            let name = Array(line.prefix { $0 != UInt8(ascii: ":") })
            let value = Array(line.dropFirst(name.count + 1).drop { $0 == UInt8(ascii: " ") })
            if request.authority == nil && name == Array("host".utf8) {
                request.authority = value
            } else {
                request.headers.append(HeaderField(name: name, value: value))
            }
        }
        request.random = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Decides without the checks that a proxy's parser would have made.
    ///
    /// What comes out says nothing, but a byte that slips through a parser must not end the proxy.
    func decideUnchecked(_ tree: DecisionTree, _ scratch: inout MatchScratch) -> Decision {
        let authority = request.authority ?? []
        let headers = request.headers
        scratch.begin(
            method: request.method.span, scheme: request.scheme.span, authority: authority.span,
            target: request.path.span)
        for header in headers {
            scratch.addHeader(name: header.name.span, value: header.value.span)
        }
        return withExtendedLifetime((request, authority, headers)) {
            tree.decide(&scratch, random: request.random)
        }
    }
}
