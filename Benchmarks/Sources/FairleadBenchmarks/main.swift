import Foundation

RegularExpressionBenchmarks.register()
exit(Benchmark.runAll())
