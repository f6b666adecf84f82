// swift-tools-version: 6.3
import Foundation
import PackageDescription

// A package of its own, so that nobody who uses Fairlead has to install a benchmark library.

/// Peers that not every machine has: without the library the peer is left out of the run.
let optionalPeers = [
    (name: "re2", library: "re2", macro: "HAS_RE2"),
    (name: "libhs", library: "hs", macro: "HAS_HYPERSCAN"),
].filter { peer in
    let folders = [
        "/usr/lib/x86_64-linux-gnu/pkgconfig", "/usr/lib/aarch64-linux-gnu/pkgconfig",
        "/usr/lib/pkgconfig", "/usr/lib64/pkgconfig", "/usr/local/lib/pkgconfig",
        "/opt/homebrew/lib/pkgconfig",
    ]
    return folders.contains { FileManager.default.fileExists(atPath: "\($0)/\(peer.name).pc") }
}

let package = Package(
    name: "benchmarks",
    platforms: [.macOS("26.0")],
    dependencies: [.package(name: "fairlead", path: "..")],
    targets: [
        .target(name: "CGoogleBenchmark", linkerSettings: [.linkedLibrary("benchmark")]),
        .target(name: "CCounters", linkerSettings: [.linkedLibrary("jemalloc")]),
        .target(
            name: "CPeers",
            cxxSettings: optionalPeers.map { .define($0.macro) },
            linkerSettings: [.linkedLibrary("pcre2-8"), .linkedLibrary("yaml")]
                + optionalPeers.map { .linkedLibrary($0.library) },
        ),
        .target(name: "BenchmarkRules"),
        .executableTarget(
            name: "FairleadBenchmarks",
            dependencies: [
                "CGoogleBenchmark", "CCounters", "CPeers", "BenchmarkRules",
                .product(name: "Fairlead", package: "fairlead"),
                .product(name: "RegularExpressions", package: "fairlead"),
                .product(name: "Routing", package: "fairlead"),
                .product(name: "IstioConfig", package: "fairlead"),
                .product(name: "IstioLinking", package: "fairlead"),
                .product(name: "IstioYAML", package: "fairlead"),
                .product(name: "DecisionTree", package: "fairlead"),
            ],
        ),
        .executableTarget(
            name: "UpdateBenchmarks",
            dependencies: [
                .product(name: "Fairlead", package: "fairlead"),
                .product(name: "DecisionTree", package: "fairlead"),
                .product(name: "Routing", package: "fairlead"),
            ],
        ),
        .executableTarget(name: "BenchmarkReport", dependencies: ["BenchmarkRules"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17,
)

for target in package.targets where !target.name.hasPrefix("C") {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableExperimentalFeature("Lifetimes"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
