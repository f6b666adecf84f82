// swift-tools-version: 6.3
import PackageDescription

// A separate package, so that Fairlead's users do not build it; `Tests/Fuzzing/run` does.
let package = Package(
    name: "fuzzing",
    platforms: [.macOS("26.0")],
    dependencies: [.package(name: "fairlead", path: "../..")],
    targets: [.target(name: "FuzzSupport")],
    swiftLanguageModes: [.v6],
)

let fuzzTargets = [
    ("fuzz-authority", "Authority", ["RFC3986"]),
    ("fuzz-uri", "URI", ["RFC3986"]),
    ("fuzz-expression", "Expression", ["RegularExpressions"]),
    ("fuzz-format", "Format", ["YAMLFormatting", "IstioYAML", "IstioConfig"]),
    (
        "fuzz-rules", "Rules",
        [
            "IstioConfig", "IstioYAML", "IstioValidation", "Routing", "IstioLinking",
            "DecisionTree",
        ]
    ),
    (
        "fuzz-decide", "Decide",
        ["IstioConfig", "IstioYAML", "Routing", "IstioLinking", "DecisionTree"]
    ),
]
for (name, folder, products) in fuzzTargets {
    let used = products.map { Target.Dependency.product(name: $0, package: "fairlead") }
    package.targets.append(
        .executableTarget(
            name: name, dependencies: ["FuzzSupport"] + used, path: "Sources/\(folder)"))
}

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        // libFuzzer provides `main`.
        .unsafeFlags(["-parse-as-library"]),
    ]
}
