import IstioConfig

/// The webhook's syntax of commands in header values.
///
/// Source: docs/semantics/istio.md 7.5, rows 52 to 55.
enum HeaderValueSyntax {
    struct Fault {
        let code: DiagnosticCode
        let message: String
        let suggestion: String?
    }

    private enum State {
        case literal, name, arguments, element, string, delimiter, close, end
    }

    /// Returns the first fault; the states and transitions follow the document.
    static func fault(in value: String) -> Fault? {
        let bytes = Array(value.utf8)
        if bytes.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
            return Fault(
                code: .controlCharacterInHeader, message: "the value has a control character",
                suggestion: nil)
        }
        var state = State.literal
        var index = 0
        while index < bytes.count {
            let isLast = index == bytes.count - 1
            if state == .literal {
                if bytes[index] == UInt8(ascii: "%") {
                    if isLast {
                        return Fault(
                            code: .unescapedPercent, message: "the value ends in a single `%`",
                            suggestion: "write `%%` for a percent sign")
                    }
                    if bytes[index + 1] == UInt8(ascii: "%") { index += 1 } else { state = .name }
                }
            } else if state == .string && bytes[index] == UInt8(ascii: "\\") {
                if isLast { return malformed }
                index += 1
            } else {
                guard let next = next(state, bytes[index]) else { return malformed }
                state = next
            }
            index += 1
        }
        if state == .literal { return nil }
        return Fault(
            code: .unterminatedHeaderCommand,
            message: "a command that begins with `%` is not finished",
            suggestion: "close it with `%`, or write `%%` for a percent sign")
    }

    private static var malformed: Fault {
        Fault(
            code: .malformedHeaderCommand,
            message: "a command in the value is not written as Istio reads commands",
            suggestion: "commands look like `%REQ(name)%`")
    }

    /// The next state, or `nil` if the byte is not allowed.
    private static func next(_ state: State, _ byte: UInt8) -> State? {
        switch (state, byte) {
        case (.name, UInt8(ascii: "%")), (.end, UInt8(ascii: "%")): .literal
        case (.name, UInt8(ascii: "(")): .arguments
        case (.name, _): .name
        case (.arguments, UInt8(ascii: "[")), (.delimiter, UInt8(ascii: ",")): .element
        case (.arguments, UInt8(ascii: " ")): .arguments
        case (.arguments, _): .string
        case (.element, UInt8(ascii: "\"")): .string
        case (.string, UInt8(ascii: ")")), (.close, UInt8(ascii: ")")): .end
        case (.string, UInt8(ascii: "\"")): .delimiter
        case (.string, _): .string
        case (.delimiter, UInt8(ascii: "]")): .close
        case (.element, UInt8(ascii: " ")), (.delimiter, UInt8(ascii: " ")),
            (.close, UInt8(ascii: " ")), (.end, UInt8(ascii: " ")):
            state
        default: nil
        }
    }
}
