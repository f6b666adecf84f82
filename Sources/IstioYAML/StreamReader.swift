import IstioConfig

/// Reads the documents of one file in turn.
struct StreamReader {
    private(set) var diagnostics: DiagnosticList
    /// Whether a document could not be read, which invalidates the whole file.
    private(set) var isUnreadable = false
    /// Whether the file has content so far, which a later unreadable document invalidates.
    private var hasContent = false
    private var document: DocumentEvents
    private let file: SourceFile
    private let mode: ConfigurationReader.Mode
    private let checksSchema: Bool

    init(
        file: SourceFile, mode: ConfigurationReader.Mode, checksSchema: Bool, limits: ReaderLimits,
    ) {
        self.file = file
        self.checksSchema = checksSchema
        self.mode = mode
        diagnostics = DiagnosticList(maximum: limits.maximumDiagnostics)
        document = DocumentEvents(limits: limits)
    }

    /// The text in the form that libyaml accepts.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        JSONEscapes.withoutSurrogates(ByteOrderMark.removed(from: bytes))
    }

    /// Reads all documents, or up to the first one that is not valid YAML.
    ///
    /// `decode` receives a document and returns whether the file has content so far.
    mutating func read(_ text: [UInt8], _ decode: (DocumentDecoder) -> Bool) {
        unsafe text.withUnsafeBufferPointer { buffer in
            // SAFETY: the buffer outlives the closure, the scanner does not.
            let scanner = unsafe EventScanner(buffer)
            var isAtEnd = false
            while !isAtEnd && !isUnreadable {
                do throws(ScanError<UnreadableError>) {
                    unsafe try scanner.next { (step, scalar) throws(UnreadableError) in
                        if case .streamEnd = step { isAtEnd = true }
                        unsafe try take(step, scalar, decode)
                    }
                } catch {
                    isUnreadable = true
                    diagnostics.add(error.diagnostic(in: file))
                    if hasContent { diagnostics.add(nothingIsUsed) }
                }
            }
        }
    }

    /// Reports that the documents before the unreadable one are not used.
    private var nothingIsUsed: Diagnostic {
        Diagnostic(
            .warning, code: .unusedDocuments,
            "the other documents of this file are not used either",
            at: RuleLocation(file: file, line: 1, column: 1))
    }

    private mutating func take(
        _ step: EventScanner.Step, _ scalar: UnsafeBufferPointer<UInt8>,
        _ decode: (DocumentDecoder) -> Bool,
    ) throws(UnreadableError) {
        switch step {
        case .documentStart: document.removeAll()
        case .documentEnd: take(decode)
        case .node(let event, let anchor):
            let event = located(event, scalar.count)
            try hold(event) { (document) throws(DocumentEvents.EventError) in
                unsafe try document.append(event, text: scalar, anchor: anchor)
            }
        case .alias(let event, let anchor):
            try hold(event) { (document) throws(DocumentEvents.EventError) in
                try document.appendAlias(event, to: anchor)
            }
        case .close(let event):
            try hold(event) { (document) throws(DocumentEvents.EventError) in
                try document.close(event)
            }
        case .streamEnd, .other: break
        }
    }

    private func located(_ event: Event, _ length: Int) -> Event {
        Event(
            kind: event.kind, isText: event.isText, line: event.line, column: event.column,
            start: UInt32(document.bytes.count), length: UInt32(length))
    }

    private mutating func hold(
        _ event: Event, _ store: (inout DocumentEvents) throws(DocumentEvents.EventError) -> Void,
    ) throws(UnreadableError) {
        do {
            try store(&document)
        } catch {
            throw UnreadableError(diagnostic(of: error, at: event))
        }
    }

    private mutating func take(_ decode: (DocumentDecoder) -> Bool) {
        let decoder = DocumentDecoder(
            document, file: file, mode: mode, checksSchema: checksSchema, diagnostics: diagnostics)
        hasContent = decode(decoder)
        diagnostics = decoder.diagnostics
    }

    private func diagnostic(of error: DocumentEvents.EventError, at event: Event) -> Diagnostic {
        let location = RuleLocation(file: file, line: event.line, column: event.column)
        return switch error {
        case .tooDeep: ReaderLimits.tooDeep(at: location)
        case .tooManyEvents: ReaderLimits.tooManyEvents(at: location)
        case .unknownAnchor(let name):
            Diagnostic(
                .error, code: .invalidYAML, "no anchor `&\(name)` stands before this", at: location)
        case .cycle(let name):
            Diagnostic(
                .error, code: .invalidYAML, "the alias `*\(name)` stands inside its own anchor",
                at: location)
        }
    }
}
