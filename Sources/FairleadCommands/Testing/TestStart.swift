import CommandLineArguments
enum TestStart {
    static func run(_ a: ParsedArguments, on t: Terminal) throws(CommandFailure) -> Int32 { 2 }
}
enum TestConversion {
    static func run(_ a: ParsedArguments, on t: Terminal) throws(CommandFailure) -> Int32 { 2 }
}
