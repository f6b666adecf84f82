// swift-tools-version: 6.3
import Foundation
import PackageDescription

// Without its header a library would fail in every file that needs it: say it once instead.
let searched = ["/usr/include", "/usr/local/include", "/opt/homebrew/include"]
let needed = [("pcre2.h", "libpcre2-dev", "pcre2"), ("yaml.h", "libyaml-dev", "libyaml")]
let missing = needed.filter { library in
    !searched.contains { FileManager.default.fileExists(atPath: "\($0)/\(library.0)") }
}
if !missing.isEmpty && ProcessInfo.processInfo.environment["CPATH"] == nil {
    let debian = missing.map(\.1).joined(separator: " ")
    let brew = missing.map(\.2).joined(separator: " ")
    let message = "fairlead needs: apt-get install \(debian), or brew install \(brew)\n"
    FileHandle.standardError.write(Data(message.utf8))
    exit(1)
}

let package = Package(
    name: "fairlead",
    platforms: [.macOS("26.0")],
    products: [
        .executable(name: "fairlead", targets: ["fairlead"]),
        .library(name: "Fairlead", targets: ["Fairlead"]),
        .library(name: "Routing", targets: ["Routing", "IstioConfig", "RFC3986"]),
        .library(name: "IstioYAML", targets: ["IstioYAML"]),
        .library(name: "YAMLFormatting", targets: ["YAMLFormatting"]),
        .library(name: "Explaining", targets: ["Explaining"]),
        .library(name: "IstioValidation", targets: ["IstioValidation"]),
        .library(name: "DecisionTree", targets: ["DecisionTree"]),
        .library(name: "RegularExpressions", targets: ["RegularExpressions"]),
    ],
    targets: [
        .systemLibrary(
            name: "CPCRE2",
            pkgConfig: "libpcre2-8",
            providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])],
        ),
        .systemLibrary(
            name: "CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])],
        ),
        .target(name: "RFC3986"),
        .target(name: "Suggestions"),
        .target(name: "IstioConfig"),
        .target(name: "IstioYAML", dependencies: ["IstioConfig", "Suggestions", "CYAML"]),
        .target(name: "YAMLFormatting", dependencies: ["IstioYAML", "IstioConfig", "CYAML"]),
        .target(name: "RegularExpressions", dependencies: ["CPCRE2"]),
        .target(name: "Routing", dependencies: ["IstioConfig", "RFC3986", "RegularExpressions"]),
        .target(
            name: "DecisionTree", dependencies: ["Routing", "RegularExpressions", "CPCRE2"]),
        .target(
            name: "Fairlead",
            dependencies: [
                "DecisionTree", "IstioValidation", "IstioYAML", "IstioConfig", "Routing",
            ],
        ),
        .target(
            name: "IstioValidation",
            dependencies: ["IstioConfig", "Routing", "RegularExpressions"],
        ),
        .target(
            name: "Explaining",
            dependencies: [
                "Routing", "IstioValidation", "IstioConfig", "RFC3986", "RegularExpressions",
                "Suggestions",
            ],
        ),
        .target(
            name: "RuleTesting",
            dependencies: [
                "DecisionTree", "Routing", "RegularExpressions", "IstioYAML", "IstioConfig",
                "RFC3986", "Suggestions",
            ],
        ),
        .target(
            name: "RuleCoverage",
            dependencies: [
                "RuleTesting", "Explaining", "DecisionTree", "Routing", "IstioConfig",
            ],
        ),
        .target(name: "JSONWriting"),
        .target(name: "DecisionRecords", dependencies: ["Routing", "IstioConfig", "JSONWriting"]),
        .target(
            name: "EnvoyExport", dependencies: ["Routing", "RegularExpressions", "JSONWriting"]),
        .target(name: "CommandLineArguments", dependencies: ["Suggestions"]),
        .target(name: "CAllocationCounter"),
        .target(
            name: "FairleadCommands",
            dependencies: [
                "Explaining", "RuleCoverage", "RuleTesting", "IstioValidation", "DecisionTree",
                "Routing", "RegularExpressions", "IstioYAML", "IstioConfig", "RFC3986",
                "YAMLFormatting", "CommandLineArguments", "Suggestions", "CAllocationCounter",
                "DecisionRecords", "EnvoyExport", "JSONWriting",
            ],
        ),
        .executableTarget(name: "fairlead", dependencies: ["FairleadCommands"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(
            name: "RuleGeneration",
            dependencies: ["TestSupport", "Routing", "IstioYAML", "IstioConfig"],
            path: "Tests/RuleGeneration"),
        .executableTarget(
            name: "differential",
            dependencies: [
                "RuleGeneration", "EnvoyExport", "DecisionTree", "Routing", "IstioYAML",
                "IstioConfig",
            ],
            path: "Tests/Differential",
        ),
        .testTarget(
            name: "IstioValidationTests",
            dependencies: [
                "IstioValidation", "IstioConfig", "IstioYAML", "Routing", "RuleGeneration",
                "TestSupport",
            ],
        ),
        .testTarget(
            name: "FairleadCommandsTests",
            dependencies: [
                "FairleadCommands", "CommandLineArguments", "IstioValidation", "TestSupport",
            ],
        ),
        .testTarget(
            name: "RuleTestingTests",
            dependencies: [
                "RuleTesting", "Routing", "IstioYAML", "IstioConfig", "TestSupport",
            ],
        ),
        .testTarget(
            name: "RuleCoverageTests",
            dependencies: [
                "RuleCoverage", "RuleTesting", "Explaining", "DecisionTree", "Routing", "IstioYAML",
                "IstioConfig", "RuleGeneration", "TestSupport",
            ],
        ),
        .testTarget(
            name: "YAMLFormattingTests",
            dependencies: [
                "YAMLFormatting", "IstioYAML", "IstioConfig", "CYAML", "TestSupport",
            ],
        ),
        .testTarget(
            name: "IstioYAMLTests", dependencies: ["IstioYAML", "IstioConfig", "TestSupport"]),
        .testTarget(
            name: "DecisionTreeTests",
            dependencies: [
                "DecisionTree", "DecisionRecords", "Routing", "IstioYAML", "IstioConfig",
                "RuleGeneration",
                "TestSupport",
            ],
        ),
        .testTarget(
            name: "FairleadTests",
            dependencies: [
                "Fairlead", "DecisionTree", "IstioConfig", "IstioYAML", "Routing",
            ],
        ),
        .testTarget(
            name: "RoutingTests",
            dependencies: [
                "Routing", "IstioYAML", "IstioConfig", "RuleGeneration", "TestSupport",
            ],
        ),
        .testTarget(
            name: "ExplainingTests",
            dependencies: [
                "Explaining", "Routing", "RegularExpressions", "IstioYAML", "IstioConfig",
                "RuleGeneration", "TestSupport",
            ],
        ),
        .testTarget(
            name: "CommandLineArgumentsTests", dependencies: ["CommandLineArguments"]),
        .testTarget(name: "RFC3986Tests", dependencies: ["RFC3986", "TestSupport"]),
        .testTarget(
            name: "RegularExpressionsTests", dependencies: ["RegularExpressions", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6],
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableExperimentalFeature("Lifetimes"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
