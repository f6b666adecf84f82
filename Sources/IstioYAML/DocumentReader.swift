package import IstioConfig

/// Reads YAML or JSON that is no Kubernetes object, such as test files.
package enum DocumentReader {
    /// Reads a whole file, one document after another.
    ///
    /// Where a document is no YAML, that is the only thing to say of the file, and what was taken
    /// before is not to be used.
    ///
    /// `take` reads values out of one document and notes what is wrong with them.
    ///
    /// - Returns: What is to be said of the file, by place.
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
        /// A text, a number, a word, or nothing.
        case scalar
        /// A list.
        case list
        /// A mapping.
        case mapping
    }

    /// The position of the document's value, or `nil` where the document is empty.
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

    /// Whether a scalar is a text: in quotes, or neither a number nor a word such as `yes`.
    package func isText(_ index: Int) -> Bool {
        plain(index) == .text
    }

    /// Notes something that is probably not meant.
    package func warn(
        _ code: DiagnosticCode, _ message: String, suggestion: String?, at index: Int,
    ) {
        diagnostics.add(
            Diagnostic(.warning, code: code, message, suggestion: suggestion, at: location(index)))
    }

    /// A scalar as it is written, whatever it looks like; notes a fault for a collection.
    ///
    /// In a test file `wid: 1` and `wid: yes` mean the texts that stand there.
    package func written(_ index: Int) -> Located<String>? {
        if shape(index) == .scalar && !isNull(index) {
            return Located(document.text(index), at: location(index))
        }
        wrongType("a text", at: index)
        return nil
    }

    /// Fills a rule from fields of Istio's `HTTPRoute`; other fields are faults.
    package func fillRule(_ rule: inout HTTPRoute, from entries: [MappingEntry]) {
        for entry in entries where !isNull(entry.value) {
            HTTPRoute.schema.fields[entry.name]?(&rule, self, entry.value)
        }
    }
}
