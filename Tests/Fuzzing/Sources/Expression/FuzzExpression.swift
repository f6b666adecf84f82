import FuzzSupport
import RegularExpressions

/// Compiles the first part of the input, matches the second, and compares the two engines.
@c(LLVMFuzzerTestOneInput)
public func fuzzExpression(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let (first, subject) = unsafe FuzzInput(start, count).halves
    let text = first.text
    _ = RegularExpression.refusalByGo(of: text)
    do {
        let expression = try RegularExpression(text)
        require(RegularExpression.refusal(of: text) == nil, "refused and compiled")
        let isMatch = expression.matchesWhole(subject)
        require(
            !isMatch || subject.starts(with: expression.literalPrefix),
            "matches without its prefix `\(expression.literalPrefix.text)`")
        requireSameByAutomaton(text, subject, isMatch)
        requireSameOccurrences(text, subject)
    } catch {
        require(RegularExpression.refusal(of: text) == error, "compiled and refused")
        require((0...text.utf8.count).contains(error.offset), "the fault is at \(error.offset)")
        require(!error.message.isEmpty, "a fault without message")
    }
    return 0
}

/// The automaton agrees on one occurrence that is the whole subject.
private func requireSameByAutomaton(_ text: String, _ subject: [UInt8], _ isMatch: Bool) {
    // Not every expression can be put in a group: `\Q` without `\E` quotes what follows.
    guard
        let whole = try? ReplacingExpression(
            "\\A(?:\(text))\\z", rewrite: subject.isEmpty ? "x" : "")
    else { return }
    let isReplaced = whole.replacingAll(in: subject, byAutomaton: true) != subject
    require(isReplaced == isMatch, "PCRE2: \(isMatch), the automaton: \(isReplaced)")
}

/// Both engines find the same occurrences with the same groups.
private func requireSameOccurrences(_ text: String, _ subject: [UInt8]) {
    guard let replacing = try? ReplacingExpression(text, rewrite: "[\\0]") else {
        require(false, "compiled for matching, refused for replacing")
        return
    }
    let fast = replacing.replacingAll(in: subject)
    let plain = replacing.replacingAll(in: subject, byAutomaton: true)
    require(fast == plain, "PCRE2: `\(fast.text)`, the automaton: `\(plain.text)`")
}
