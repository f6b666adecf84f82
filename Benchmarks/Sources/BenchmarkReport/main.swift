import Foundation

// Measures everything this machine can, and writes Results.md and Results.svg. The exit code is 1
// if a decision allocated, 2 if the run failed.
var status: Int32 = 2
do {
    _ = Machine.load
    let run = try Measurements()
    try Data(ResultsPage(run).text.utf8)
        .write(to: Programs.folder.appendingPathComponent("Results.md"))
    try Data(Plot(run).svg.utf8).write(to: Programs.folder.appendingPathComponent("Results.svg"))
    for failure in run.benchmarks.failures { tell(failure) }
    status = run.benchmarks.failures.isEmpty ? 0 : 1
} catch {
    tell("\(error)")
}
Scratch.remove()
exit(status)
