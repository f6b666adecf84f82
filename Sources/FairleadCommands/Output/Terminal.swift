import Foundation

/// A command's output, and whether it may use color.
///
/// Tests use a buffer instead.
package final class Terminal {
    /// The styles of text on a terminal.
    enum Style: String {
        case bold = "1"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case dim = "2"
    }

    /// When to use color.
    enum ColorUse: String {
        case auto
        case always
        case never
    }

    private let isColored: Bool
    /// Whether standard error is a terminal, so that progress can be shown there.
    let isWatched: Bool
    private let writeOut: ([UInt8]) -> Void
    private let writeError: ([UInt8]) -> Void

    /// Creates an output that writes to closures.
    package init(
        isColored: Bool, isWatched: Bool = false, out: @escaping ([UInt8]) -> Void,
        error: @escaping ([UInt8]) -> Void,
    ) {
        self.isColored = isColored
        self.isWatched = isWatched
        writeOut = out
        writeError = error
    }

    /// The process's own output.
    ///
    /// `.auto` uses color only on a terminal, and never if `NO_COLOR` is set.
    static func standard(_ use: ColorUse) -> Terminal {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let environment = ProcessInfo.processInfo.environment
        let isWanted = isTerminal && environment["NO_COLOR", default: ""].isEmpty
        return Terminal(
            isColored: use == .always || (use == .auto && isWanted),
            isWatched: isatty(STDERR_FILENO) == 1,
            out: { StandardStream.write($0, to: STDOUT_FILENO) },
            error: { StandardStream.write($0, to: STDERR_FILENO) })
    }

    /// Returns the same output with another use of color.
    func recolored(_ use: ColorUse) -> Terminal {
        switch use {
        case .auto: self
        case .always, .never:
            Terminal(
                isColored: use == .always, isWatched: isWatched, out: writeOut, error: writeError)
        }
    }

    /// Writes text to standard output.
    func out(_ text: String) { writeOut(Array(text.utf8)) }
    /// Writes bytes to standard output.
    func out(_ bytes: [UInt8]) { writeOut(bytes) }
    /// Writes text to standard error.
    func error(_ text: String) { writeError(Array(text.utf8)) }

    /// Returns the text in a style, or unchanged without color.
    func styled(_ text: String, _ styles: Style...) -> String {
        if !isColored || text.isEmpty { return text }
        return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
    }
}

/// Unbuffered output of the process.
private enum StandardStream {
    /// Writes all bytes; a closed pipe ends the process silently, as `SIGPIPE` would.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // SAFETY: the pointer is used in one call, during which the bytes live.
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Foundation.write(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                exit(errno == EPIPE ? 141 : 2)
            }
            rest = rest.dropFirst(count)
        }
    }
}
