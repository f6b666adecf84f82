// Only the linking is wanted: Google Benchmark is C++, and CGoogleBenchmark calls it.
