import IstioConfig

/// The reading of one file: documents, one after another.
struct StreamReader {
    private(set) var diagnostics: DiagnosticList
    /// Whether a document could not be read, which spoils the whole file.
    private(set) var isUnreadable = false
    /// Whether a document gave anything, which a later unreadable one spoils.
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

    /// Why reading stops in the middle.
    private struct Stop: Error {
        let diagnostic: Diagnostic
    }

    /// The text as libyaml takes it.
    ///
    /// YAML allows a byte order mark in front; libyaml would count it as an indentation.
    static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return JSONEscapes.withoutSurrogates(hasMark ? Array(bytes.dropFirst(3)) : bytes)
    }

    /// Reads all documents, or up to the first one that is no YAML.
    ///
    /// `decode` takes a document, and returns whether the file has given anything so far.
    mutating func read(_ text: [UInt8], _ decode: (DocumentDecoder) -> Bool) {
        unsafe text.withUnsafeBufferPointer { buffer in
            // SAFETY: the scanner does not outlive the closure, the buffer does.
            let scanner = unsafe EventScanner(buffer)
            var isAtEnd = false
            while !isAtEnd && !isUnreadable {
                do throws(ScanFailure<Stop>) {
                    unsafe try scanner.next { (step, scalar) throws(Stop) in
                        if case .streamEnd = step { isAtEnd = true }
                        unsafe try take(step, scalar, decode)
                    }
                } catch {
                    isUnreadable = true
                    diagnostics.add(diagnostic(of: error))
                    if hasContent { diagnostics.add(nothingIsUsed) }
                }
            }
        }
    }

    /// What becomes of the documents before the unreadable one.
    private var nothingIsUsed: Diagnostic {
        Diagnostic(
            .warning, code: .unusedDocuments,
            "the other documents of this file are not used either",
            at: RuleLocation(file: file, line: 1, column: 1))
    }

    private mutating func take(
        _ step: EventScanner.Step, _ scalar: UnsafeBufferPointer<UInt8>,
        _ decode: (DocumentDecoder) -> Bool,
    ) throws(Stop) {
        switch step {
        case .documentStart: document.removeAll()
        case .documentEnd: take(decode)
        case .node(let event, let anchor):
            let event = located(event, scalar.count)
            try hold(event) { (document) throws(DocumentEvents.Fault) in
                unsafe try document.append(event, text: scalar, anchor: anchor)
            }
        case .alias(let event, let anchor):
            try hold(event) { (document) throws(DocumentEvents.Fault) in
                try document.appendAlias(event, to: anchor)
            }
        case .close(let event):
            try hold(event) { (document) throws(DocumentEvents.Fault) in
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
        _ event: Event, _ store: (inout DocumentEvents) throws(DocumentEvents.Fault) -> Void,
    ) throws(Stop) {
        do {
            try store(&document)
        } catch {
            throw Stop(diagnostic: diagnostic(of: error, at: event))
        }
    }

    private mutating func take(_ decode: (DocumentDecoder) -> Bool) {
        let decoder = DocumentDecoder(
            document, file: file, mode: mode, checksSchema: checksSchema, diagnostics: diagnostics)
        hasContent = decode(decoder)
        diagnostics = decoder.diagnostics
    }

    private func diagnostic(of fault: DocumentEvents.Fault, at event: Event) -> Diagnostic {
        let location = RuleLocation(file: file, line: event.line, column: event.column)
        let (code, message): (DiagnosticCode, String) =
            switch fault {
            case .tooDeep: (.nestingTooDeep, "this is nested deeper than any Istio object")
            case .tooManyEvents:
                (.tooManyValues, "aliases multiply this document beyond measure")
            case .unknownAnchor(let name):
                (.invalidYAML, "no anchor `&\(name)` stands before this")
            case .cycle(let name):
                (.invalidYAML, "the alias `*\(name)` stands inside its own anchor")
            }
        return Diagnostic(.error, code: code, message, at: location)
    }

    private func diagnostic(of failure: ScanFailure<Stop>) -> Diagnostic {
        switch failure {
        case .handler(let stop): stop.diagnostic
        case .syntax(let fault): fault.diagnostic(in: file)
        }
    }
}
