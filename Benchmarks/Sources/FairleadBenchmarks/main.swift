import Foundation

ArticleBenchmarks.register()
DecisionBenchmarks.register()
PeerBenchmarks.register()
WorstExpressionBenchmarks.register()
LoadingBenchmarks.register()
UpdateBenchmarks.register()

// `count TIMES NAME…` runs the named work under callgrind; Google Benchmark gets all else.
let arguments = CommandLine.arguments
if arguments.count > 3, arguments[1] == "count", let times = Int(arguments[2]) {
    exit(Benchmark.count(Array(arguments[3...]), times: times))
}
exit(Benchmark.runAll())
