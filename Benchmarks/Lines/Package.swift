// swift-tools-version: 6.2
import PackageDescription

// A package of its own: it knows no engine, so its tests build in seconds.
let package = Package(
  name: "benchmark-lines",
  products: [.library(name: "BenchmarkLines", targets: ["BenchmarkLines"])],
  targets: [
    .target(name: "BenchmarkLines"),
    .testTarget(name: "BenchmarkLinesTests", dependencies: ["BenchmarkLines"]),
  ],
  swiftLanguageModes: [.v6])
