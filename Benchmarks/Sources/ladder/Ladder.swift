import Glibc
import PlacementDocuments
import PlacementEngine
import SyntheticCohorts

/// Runs the preset cohorts and prints one JSON line for each: what was proven, and what it took.
///
/// Objectives are compared between runs by whoever reads the lines; times are this machine's.
/// usage: ladder [--quick]
@main
enum Ladder {
  static func main() throws {
    let isQuick = CommandLine.arguments.contains("--quick")
    // The others are not proven within minutes, or not solved at all, in one run.
    let ladder: [Preset] = [
      .tiny, .primary2018, .secondary2018, .secondaryGrowth, .network600, .partnership2018,
      .partnership2022,
    ]
    let presets = isQuick ? [.partnership2018] : ladder
    for preset in presets {
      for seed in isQuick ? [UInt64(2018)] : [1, 2, 3] {
        try run(preset, seed: seed)
      }
    }
  }

  private static func run(_ preset: Preset, seed: UInt64) throws {
    let clock = ContinuousClock()
    let documents = generate(preset, seed: seed)
    let start = clock.now
    let validation = validate(documents, readingProblems: [], setAside: false)
    guard let round = Round(validation) else {
      fatalError("\(preset.rawValue), seed \(seed): the round does not validate")
    }
    let validated = clock.now
    let result = try allocate(round)
    let end = clock.now

    // A benchmark of wrong answers measures nothing.
    precondition(result.allocations.status == .optimal)
    let tiers = result.allocations.tiers.map { "\"\($0.name.rawValue)\":\($0.value)" }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(
      "{\"preset\":\"\(preset.rawValue)\",\"seed\":\(seed),\"status\":\"optimal\","
        + "\"demands\":\(result.allocations.summary.demands),\(tiers.joined(separator: ",")),"
        + "\"validate_ms\":\((validated - start).wholeMilliseconds),"
        + "\"allocate_ms\":\((end - validated).wholeMilliseconds),"
        + "\"peak_mb\":\(usage.ru_maxrss / 1024)}")
  }
}

extension Duration {
  fileprivate var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
