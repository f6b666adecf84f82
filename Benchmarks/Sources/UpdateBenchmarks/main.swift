import Fairlead
import Foundation
import IstioConfig
import Routing

/// Prints what exchanging one VirtualService costs, and how fast two threads decide meanwhile.
let usage = "usage: UpdateBenchmarks FILE   rules in YAML, with a Gateway that serves every host\n"
let words = Array(CommandLine.arguments.dropFirst())
guard words.count == 1, let data = FileManager.default.contents(atPath: words[0]) else {
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
}
let configuration = try LiveRules.read(Array(data), named: words[0])
let proxy = Proxy(kind: .everyGateway, port: 80)
print("\(configuration.virtualServices.count) VirtualServices")
try ExchangeCost.report(configuration, proxy)
try ThreadFigures.report(configuration, proxy)
