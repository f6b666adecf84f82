import Foundation

DecisionBenchmarks.register()
RegularExpressionBenchmarks.register()
exit(Benchmark.runAll())
