package import IstioConfig

/// Reads YAML or JSON that is not a Kubernetes object, such as test files.
package enum DocumentReader {
    /// Reads all documents of a file, in turn.
    ///
    /// If a document is not valid YAML, that is the only diagnostic, and the values read before it
    /// must not be used.
    ///
    /// `take` reads values from one document and reports what is wrong with them.
    ///
    /// - Returns: The diagnostics, by location.
    package static func read(
        _ bytes: [UInt8], from file: SourceFile, limits: ReaderLimits = ReaderLimits(),
        _ take: (DocumentDecoder) -> Void,
    ) -> [Diagnostic] {
        var stream = StreamReader(
            file: file, mode: .strict, checksSchema: false, limits: limits)
        stream.read(StreamReader.cleaned(bytes)) { decoder in
            take(decoder)
            return false
        }
        return stream.diagnostics.sorted(of: file)
    }
}

extension DocumentDecoder {
    /// The shape of a value.
    package enum Shape {
        /// A text, a number, a word or nothing.
        case scalar
        /// A list.
        case list
        /// A mapping.
        case mapping
    }

    /// The position of the document's value, or `nil` if the document is empty.
    package var root: Int? {
        document.events.isEmpty || isNull(0) ? nil : document.resolved(0)
    }

    /// The shape of a value.
    package func shape(_ index: Int) -> Shape {
        switch document.events[index].kind {
        case .mappingStart: .mapping
        case .sequenceStart: .list
        default: .scalar
        }
    }

    /// Whether a scalar is a text: quoted, or neither a number nor a word such as `yes`.
    package func isText(_ index: Int) -> Bool {
        plain(index) == .text
    }

    /// Reports something that is probably not intended.
    package func warn(
        _ code: DiagnosticCode, _ message: String, suggestion: String?, at index: Int,
    ) {
        diagnostics.add(
            Diagnostic(.warning, code: code, message, suggestion: suggestion, at: location(index)))
    }

    /// A scalar as written, whatever its type; reports a collection as a fault.
    ///
    /// In a test file `wid: 1` and `wid: yes` mean these very texts.
    package func written(_ index: Int) -> Located<String>? {
        if shape(index) == .scalar && !isNull(index) {
            return Located(document.text(index), at: location(index))
        }
        wrongType("a text", at: index)
        return nil
    }

    /// Fills a rule from fields of Istio's `HTTPRoute`; ignores other fields.
    package func fillRule(_ rule: inout HTTPRoute, from entries: [MappingEntry]) {
        for entry in entries where !isNull(entry.value) {
            HTTPRoute.schema.fields[entry.name]?(&rule, self, entry.value)
        }
    }
}
