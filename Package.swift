// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "placement-engine",
  products: [
    .library(
      name: "PlacementEngine",
      targets: [
        "PlacementEngine", "PlacementDocuments", "PlacementAudit", "SpreadsheetImport",
        "SyntheticCohorts",
      ]),
    .executable(name: "placements", targets: ["placements"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // GLPK itself, and the one Linux call Swift's Glibc does not show.
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .target(name: "CPlatform"),

    // Work shared out among threads, with the same result whatever their number.
    .target(name: "ParallelWork"),
    // Lexicographic integer programs over GLPK; knows no schools.
    .target(name: "Optimization", dependencies: ["CGLPK", "ParallelWork"]),
    // What the files say: formats, document types, rule parameters.
    .target(
      name: "PlacementDocuments", dependencies: ["CPlatform", "ParallelWork"],
      resources: [
        .embedInCode("Packs/ljmu-2022.json"), .embedInCode("Packs/minimal.json"),
        .embedInCode("Packs/strict.json"),
      ]),
    // Judges an allocation from the documents alone. It must never see the engine.
    .target(name: "PlacementAudit", dependencies: ["ParallelWork", "PlacementDocuments"]),
    // Documents -> validated round -> plans -> program -> allocation -> explanation.
    .target(
      name: "PlacementEngine",
      dependencies: ["ParallelWork", "PlacementDocuments", "PlacementAudit", "Optimization"]),
    .target(name: "SpreadsheetImport", dependencies: ["PlacementDocuments"]),
    .target(name: "SyntheticCohorts", dependencies: ["PlacementDocuments"]),
    .executableTarget(
      name: "placements",
      dependencies: [
        "PlacementEngine", "PlacementDocuments", "PlacementAudit", "SpreadsheetImport",
        "SyntheticCohorts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Rounds to test with and a solver to disagree with: enumeration.
    .target(
      name: "PlacementTesting",
      dependencies: ["PlacementDocuments"],
      path: "Tests/PlacementTesting"),
    // Writes those rounds as folders, for `Benchmarks/peers`.
    .executableTarget(
      name: "random-rounds",
      dependencies: ["PlacementDocuments", "PlacementTesting"],
      path: "Tests/RandomRounds"),
    .testTarget(name: "OptimizationTests", dependencies: ["Optimization"]),
    .testTarget(
      name: "PlacementDocumentsTests", dependencies: ["PlacementDocuments", "PlacementTesting"]),
    .testTarget(
      name: "PlacementAuditTests",
      dependencies: ["PlacementAudit", "PlacementEngine", "PlacementTesting"]),
    .testTarget(
      name: "PlacementEngineTests",
      dependencies: ["PlacementEngine", "PlacementAudit", "ParallelWork", "PlacementTesting"]),
    .testTarget(
      name: "SpreadsheetImportTests",
      dependencies: ["SpreadsheetImport", "PlacementEngine", "PlacementTesting"]),
    .testTarget(
      name: "SyntheticCohortsTests",
      dependencies: ["SyntheticCohorts", "PlacementEngine", "ParallelWork"]),
    .testTarget(
      name: "PlacementsCommandTests",
      dependencies: ["placements", "PlacementDocuments", "PlacementTesting"]),
  ],
  swiftLanguageModes: [.v6])

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}

// Enumeration is most of the suite's time; no product has this target.
for target in package.targets where target.name == "PlacementTesting" {
  target.swiftSettings?.append(.unsafeFlags(["-O"]))
}
