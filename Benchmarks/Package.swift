// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [
    // Named, or the dependency is called after whatever folder the clone is in.
    .package(name: "placement-engine", path: ".."),
    // What one case took, as a line, and what two files of lines say of each other.
    .package(name: "benchmark-lines", path: "Lines"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "ladder",
      dependencies: [
        .product(name: "BenchmarkLines", package: "benchmark-lines"),
        .product(name: "PlacementEngine", package: "placement-engine"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "changes",
      dependencies: [
        .product(name: "PlacementEngine", package: "placement-engine"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "compare",
      dependencies: [
        .product(name: "BenchmarkLines", package: "benchmark-lines"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6])
