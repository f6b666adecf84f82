/// The few words that decisions compare with.
extension Bytes {
    /// Whether the bytes are `OPTIONS`.
    var isOptions: Bool { count == 7 && lastWord(of: 7) == 0x53_4E_4F_49_49_54_50_4F }

    /// Whether the bytes are `https` in any case.
    var isHTTPS: Bool {
        count == 5 && ASCIIWord.lowercased(lastWord(of: 5)) == 0x7370_7474_7074_7468
    }

    /// Whether the bytes are `host` in any case.
    var isHostName: Bool {
        count == 4 && ASCIIWord.lowercased(lastWord(of: 4)) == 0x7473_6F68_7473_6F68
    }

    /// Whether the bytes are an upgrade that Istio configures, or one that Envoy ignores:
    /// `websocket` and `h2c` in any case.
    var isKnownUpgrade: Bool {
        if count == 3 { return ASCIIWord.lowercased(lastWord(of: 3)) == 0x63_32_68 }
        return count == 9 && ASCIIWord.lowercased(word(at: 0)) == 0x656B_636F_7362_6577
            && self[8] | 0x20 == UInt8(ascii: "t")
    }

    /// Whether a `:` or a `]` is among the bytes, or they are too few for the test to pay.
    var hasColonOrBracket: Bool {
        if count < 8 { return true }
        var position = 0
        while position < count &- 8 {
            if ASCIIWord.hasColonOrBracket(word(at: position)) { return true }
            position &+= 8
        }
        return ASCIIWord.hasColonOrBracket(lastWord)
    }

    /// Whether a letter from `A` to `Z` is among the bytes.
    var hasUppercase: Bool {
        var index = 0
        while index < count {
            if (0x41...0x5A).contains(self[index]) { return true }
            index += 1
        }
        return false
    }
}
