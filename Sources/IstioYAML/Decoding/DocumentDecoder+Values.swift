package import IstioConfig
import Suggestions

/// The values of single fields; each method reports what is wrong and then returns `nil`.
extension DocumentDecoder {
    /// A text; numbers and words such as `yes` must be quoted.
    package func string(_ index: Int) -> Located<String>? {
        let event = document.events[index]
        let isScalar = event.kind == .scalar
        if isScalar {
            let text = document.text(index)
            if event.isText || PlainScalar(text) == .text {
                return Located(text, at: location(index))
            }
        }
        wrongType("a text", at: index, suggestion: isScalar ? "put the value in quotes" : nil)
        return nil
    }

    /// `true` or `false` (or another of YAML 1.1's words), unquoted.
    package func bool(_ index: Int) -> Located<Bool>? {
        if case .bool(let value)? = plain(index) { return Located(value, at: location(index)) }
        wrongType("`true` or `false`", at: index, suggestion: "write it without quotes")
        return nil
    }

    /// An integer in the type's range; Istio also accepts it in quotes.
    package func integer<Value: FixedWidthInteger & Sendable>(
        _ index: Int, _ type: Value.Type = Value.self,
    ) -> Located<Value>? {
        guard let meaning = number(index) else {
            wrongType("an integer", at: index)
            return nil
        }
        let value: Value? =
            switch meaning {
            case .integer(let number): Value(exactly: number)
            case .unsigned(let number): Value(exactly: number)
            case .real(let number): Value(exactly: number)
            default: nil
            }
        guard let value else {
            refuse(
                .numberOutOfRange,
                "`\(shortened(document.text(index)))` is no integer from \(Value.min) "
                    + "to \(Value.max)",
                at: index)
            return nil
        }
        return Located(value, at: location(index))
    }

    /// A number with or without a fraction; `NaN` and the infinities are texts.
    package func double(_ index: Int) -> Located<Double>? {
        let words = ["NaN": Double.nan, "Infinity": .infinity, "-Infinity": -.infinity]
        if plain(index) == .text, let value = words[document.text(index)] {
            refuseType("a number", at: index)
            return Located(value, at: location(index))
        }
        let value: Double
        switch number(index) {
        case .integer(let number): value = Double(number)
        case .unsigned(let number): value = Double(number)
        case .real(let number) where number.isFinite: value = number
        case .real:
            refuse(
                .numberOutOfRange, "`\(shortened(document.text(index)))` is no number in JSON",
                at: index)
            return nil
        default:
            wrongType("a number", at: index)
            return nil
        }
        return Located(value, at: location(index))
    }

    /// The number in a plain or quoted scalar.
    private func number(_ index: Int) -> PlainScalar? {
        guard document.events[index].kind == .scalar else { return nil }
        let meaning = PlainScalar(document.text(index))
        switch meaning {
        case .integer, .unsigned, .real: break
        default: return nil
        }
        if document.events[index].isText {
            if case .real(let value) = meaning, Double(document.text(index)) != value { return nil }
            refuseType("a number", at: index)
            if isUnderSchema { return meaning }
            diagnostics.add(
                Diagnostic(
                    .warning, code: .quotedNumber,
                    "the number `\(shortened(document.text(index)))` is in quotes, which istiod "
                        + "reads and the API server refuses",
                    suggestion: "remove the quotes", at: location(index)))
        }
        return meaning
    }

    /// A duration in Go's syntax.
    package func duration(_ index: Int) -> Located<ProtoDuration>? {
        let event = document.events[index]
        let isText = event.kind == .scalar && (event.isText || plain(index) == .text)
        if isText, let value = ProtoDuration(parsing: document.text(index)) {
            checkAgainstSchema(value, at: index)
            return Located(value, at: location(index))
        }
        if event.kind == .scalar {
            refuse(
                .invalidDuration, "`\(shortened(document.text(index)))` is no duration",
                suggestion: "write a number with a unit, such as `1.5s`, `250ms` or `1h30m`",
                at: index)
        } else {
            wrongType("a duration such as `1.5s`", at: index)
        }
        return nil
    }

    /// A name of an enumeration's value, or its number.
    func choice<Value>(_ index: Int, _ names: [(String, Value)]) -> Located<Value>?
    where Value: RawRepresentable & Sendable, Value.RawValue == Int32 {
        if document.events[index].kind == .scalar {
            let written = document.text(index)
            if let match = names.first(where: { $0.0 == written }) {
                return Located(match.1, at: location(index))
            }
            if case .integer(let number)? = plain(index), let raw = Int32(exactly: number),
                let value = Value(rawValue: raw)
            {
                refuseType("a word", at: index)
                return Located(value, at: location(index))
            }
            let near = EditDistance.closest(written, among: names.map(\.0))
            let all = names.map { "`\($0.0)`" }.joined(separator: ", ")
            refuse(
                .unknownEnumValue, "`\(shortened(written))` is none of \(all)",
                suggestion: near.map { "did you mean `\($0)`?" }, at: index)
            return nil
        }
        wrongType("a word", at: index)
        return nil
    }

    /// Bytes in standard base64.
    func bytes(_ index: Int) -> Located<[UInt8]>? {
        guard let text = string(index) else { return nil }
        guard let bytes = Base64.decoded(Array(text.value.utf8)) else {
            refuse(.invalidBase64, "this is no base64", at: index)
            return nil
        }
        return Located(bytes, at: text.location)
    }
}
