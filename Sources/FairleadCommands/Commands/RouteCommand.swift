import CommandLineArguments
import Routing

/// `fairlead route`: tells what becomes of one request.
enum RouteCommand: Command {
    static let specification = CommandSpecification(
        name: "route", summary: "Tells what becomes of one request.", discussion: "", arguments: [],
        options: RuleOptions.all, examples: [])
    static func run(
        _ arguments: ParsedArguments, on terminal: Terminal,
    ) throws(CommandFailure) -> Int32 { 0 }
}
