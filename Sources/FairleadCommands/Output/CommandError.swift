import CommandLineArguments

/// An error that ends a command with exit code 2.
enum CommandError: Error {
    /// The command line is invalid.
    case usage(ArgumentError)
    /// An input cannot be used; one sentence says why.
    case input(String)
    /// The error has been printed already.
    case reported
}

extension Terminal {
    /// Prints why a command ends.
    func report(_ error: CommandError) {
        switch error {
        case .usage(let problem):
            self.error("fairlead: \(problem.message)\n")
            if let suggestion = problem.suggestion { self.error("  \(suggestion)\n") }
        case .input(let message): self.error("fairlead: \(message)\n")
        case .reported: break
        }
    }
}

/// The exit codes of all commands.
public enum ExitCode {
    /// The command succeeded.
    public static let success: Int32 = 0
    /// A comparison failed.
    public static let difference: Int32 = 1
    /// The command line or an input cannot be used.
    public static let unusable: Int32 = 2
}
