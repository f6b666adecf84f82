// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "fairlead",
    platforms: [.macOS("26.0")],
    products: [
        .executable(name: "fairlead", targets: ["fairlead"]),
        .library(name: "Fairlead", targets: ["Fairlead"]),
        .library(name: "RFC3986", targets: ["RFC3986"]),
        .library(name: "RegularExpressions", targets: ["RegularExpressions"]),
        .library(name: "IstioConfig", targets: ["IstioConfig"]),
        .library(name: "IstioYAML", targets: ["IstioYAML"]),
        .library(name: "IstioValidation", targets: ["IstioValidation"]),
        .library(name: "Routing", targets: ["Routing"]),
        .library(name: "IstioLinking", targets: ["IstioLinking"]),
        .library(name: "DecisionTree", targets: ["DecisionTree"]),
        .library(name: "YAMLFormatting", targets: ["YAMLFormatting"]),
        .library(name: "Explaining", targets: ["Explaining"]),
    ],
    targets: [
        // Libraries of the system.
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

        // Leaves, which know nothing of rules.
        .target(name: "ASCIIText"),
        .target(name: "Suggestions", dependencies: ["ASCIIText"]),
        .target(name: "RFC3986", dependencies: ["ASCIIText"]),
        .target(name: "RegularExpressions", dependencies: ["CPCRE2"]),

        // From text to effect, in the order in which a rule passes.
        .target(name: "IstioConfig"),
        .target(name: "IstioYAML", dependencies: ["IstioConfig", "Suggestions", "CYAML"]),
        .target(name: "IstioNames", dependencies: ["ASCIIText"]),
        .target(
            name: "IstioValidation",
            dependencies: ["IstioConfig", "IstioNames", "RegularExpressions", "ASCIIText"],
        ),
        .target(
            name: "Routing",
            dependencies: ["IstioConfig", "RegularExpressions", "RFC3986", "ASCIIText"],
        ),
        .target(
            name: "IstioLinking",
            dependencies: [
                "Routing", "IstioConfig", "IstioNames", "RegularExpressions", "RFC3986",
                "ASCIIText",
            ],
        ),
        .target(
            name: "DecisionTree",
            dependencies: [
                "Routing", "IstioConfig", "RegularExpressions", "RFC3986", "ASCIIText",
            ],
        ),
        .target(
            name: "Fairlead",
            dependencies: [
                "DecisionTree", "IstioLinking", "Routing", "IstioValidation", "IstioYAML",
                "IstioConfig",
            ],
        ),

        // What tools add.
        .target(name: "YAMLFormatting", dependencies: ["IstioYAML", "IstioConfig", "CYAML"]),
        .target(
            name: "Explaining",
            dependencies: [
                "IstioLinking", "Routing", "IstioValidation", "IstioNames", "IstioConfig",
                "RegularExpressions", "RFC3986", "Suggestions", "ASCIIText",
            ],
        ),
        .target(
            name: "RuleTesting",
            dependencies: [
                "DecisionTree", "IstioLinking", "Routing", "IstioNames", "IstioYAML",
                "IstioConfig", "RegularExpressions", "RFC3986", "Suggestions",
            ],
        ),
        .target(
            name: "RuleCoverage",
            dependencies: [
                "RuleTesting", "Explaining", "DecisionTree", "IstioLinking", "Routing",
                "IstioNames", "IstioConfig", "ASCIIText",
            ],
        ),

        // The command line.
        .target(name: "JSONWriting"),
        .target(name: "DecisionRecords", dependencies: ["Routing", "IstioConfig", "JSONWriting"]),
        .target(
            name: "EnvoyExport", dependencies: ["Routing", "RegularExpressions", "JSONWriting"]),
        .target(name: "CommandLineArguments", dependencies: ["Suggestions"]),
        .target(name: "CAllocationCounter"),
        .target(
            name: "FairleadCommands",
            dependencies: [
                "Explaining", "RuleCoverage", "RuleTesting", "YAMLFormatting", "DecisionTree",
                "IstioLinking", "Routing", "IstioValidation", "IstioYAML", "IstioConfig",
                "RegularExpressions", "Suggestions", "ASCIIText", "CommandLineArguments",
                "CAllocationCounter", "DecisionRecords", "EnvoyExport", "JSONWriting",
            ],
        ),
        .executableTarget(name: "fairlead", dependencies: ["FairleadCommands"]),

        // What tests share, and programs that compare for hours what tests compare for seconds.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(
            name: "RuleSupport",
            dependencies: ["IstioLinking", "Routing", "IstioYAML", "IstioConfig"],
            path: "Tests/RuleSupport",
        ),
        .target(
            name: "RuleGeneration",
            dependencies: ["TestSupport", "IstioLinking", "Routing", "IstioYAML", "IstioConfig"],
            path: "Tests/RuleGeneration",
        ),
        .executableTarget(
            name: "differential",
            dependencies: [
                "RuleGeneration", "EnvoyExport", "DecisionTree", "IstioLinking", "Routing",
                "IstioYAML", "IstioConfig",
            ],
            path: "Tests/Differential",
        ),
        .executableTarget(
            name: "proxy-linkage", dependencies: ["Fairlead"], path: "Tests/Linkage"),

        // Tests, in the order of what they test.
        .testTarget(name: "ASCIITextTests", dependencies: ["ASCIIText"]),
        .testTarget(name: "SuggestionsTests", dependencies: ["Suggestions"]),
        .testTarget(name: "RFC3986Tests", dependencies: ["RFC3986", "TestSupport"]),
        .testTarget(
            name: "RegularExpressionsTests", dependencies: ["RegularExpressions", "TestSupport"]),
        .testTarget(
            name: "IstioYAMLTests", dependencies: ["IstioYAML", "IstioConfig", "TestSupport"]),
        .testTarget(name: "IstioNamesTests", dependencies: ["IstioNames"]),
        .testTarget(
            name: "IstioValidationTests",
            dependencies: [
                "IstioValidation", "IstioLinking", "Routing", "IstioNames", "IstioYAML",
                "IstioConfig", "RuleGeneration", "TestSupport",
            ],
        ),
        .testTarget(name: "RoutingTests", dependencies: ["Routing", "RuleSupport", "TestSupport"]),
        .testTarget(
            name: "IstioLinkingTests",
            dependencies: [
                "IstioLinking", "Routing", "IstioConfig", "RuleSupport", "RuleGeneration",
            ],
        ),
        .testTarget(
            name: "DecisionTreeTests",
            dependencies: [
                "DecisionTree", "DecisionRecords", "IstioLinking", "Routing", "IstioYAML",
                "IstioConfig", "ASCIIText", "RuleGeneration", "TestSupport",
            ],
        ),
        .testTarget(
            name: "FairleadTests",
            dependencies: [
                "Fairlead", "DecisionTree", "Routing", "IstioYAML", "IstioConfig", "TestSupport",
                "CAllocationCounter",
            ],
        ),
        .testTarget(
            name: "YAMLFormattingTests",
            dependencies: ["YAMLFormatting", "IstioYAML", "IstioConfig", "CYAML", "TestSupport"],
        ),
        .testTarget(
            name: "ExplainingTests",
            dependencies: [
                "Explaining", "IstioLinking", "Routing", "IstioYAML", "IstioConfig",
                "RegularExpressions", "RuleGeneration", "TestSupport",
            ],
        ),
        .testTarget(
            name: "RuleTestingTests",
            dependencies: ["RuleTesting", "IstioYAML", "IstioConfig"],
        ),
        .testTarget(
            name: "RuleCoverageTests",
            dependencies: [
                "RuleCoverage", "RuleTesting", "Explaining", "DecisionTree", "IstioYAML",
                "IstioConfig", "RuleGeneration", "TestSupport",
            ],
        ),
        .testTarget(
            name: "CommandLineArgumentsTests", dependencies: ["CommandLineArguments"]),
        .testTarget(
            name: "FairleadCommandsTests",
            dependencies: [
                "FairleadCommands", "CommandLineArguments", "IstioValidation", "IstioConfig",
                "TestSupport",
            ],
        ),
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
