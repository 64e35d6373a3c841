// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [
    // Named, or the dependency is called after whatever folder the clone is in.
    .package(name: "placement-engine", path: "..")
  ],
  targets: [
    .executableTarget(
      name: "ladder",
      dependencies: [.product(name: "PlacementEngine", package: "placement-engine")])
  ],
  swiftLanguageModes: [.v6])
