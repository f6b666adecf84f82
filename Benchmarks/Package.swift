// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that nobody who uses Fairlead has to install a benchmark library.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS("26.0")],
    dependencies: [.package(name: "fairlead", path: "..")],
    targets: [
        .systemLibrary(
            name: "GoogleBenchmarkLibrary",
            pkgConfig: "benchmark",
            providers: [.apt(["libbenchmark-dev"]), .brew(["google-benchmark"])],
        ),
        .target(name: "CGoogleBenchmark", dependencies: ["GoogleBenchmarkLibrary"]),
        .executableTarget(
            name: "FairleadBenchmarks",
            dependencies: [
                "CGoogleBenchmark",
                .product(name: "RegularExpressions", package: "fairlead"),
                .product(name: "Routing", package: "fairlead"),
                .product(name: "IstioYAML", package: "fairlead"),
                .product(name: "DecisionTree", package: "fairlead"),
            ],
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17,
)

for target in package.targets where target.name == "FairleadBenchmarks" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableExperimentalFeature("Lifetimes"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
