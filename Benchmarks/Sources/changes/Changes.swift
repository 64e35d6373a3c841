import ArgumentParser
import Foundation
import PlacementDocuments
import PlacementEngine
import Synchronization
import SyntheticCohorts

/// Changes a solved round in small ways and tells how soon the next optimum is proven.
@main
struct Changes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solve a round again after small changes and print a line of JSON for each kind.",
    discussion: """
      A line tells, of so many changes of one kind, the median and the longest time from the changed \
      round, validated, to the last tier's proof, the median of each stage, and the simplex iterations \
      and nodes of all of them together, which are the same whenever the same changes are made. With \
      --check each changed round is solved from nothing, too, and every tier has to be the same.
      """)

  @Option(help: "The round.")
  var preset = Preset.partnership2018

  @Option(help: "The round's seed.")
  var seed: UInt64 = 1

  @Option(help: "How many changes of each kind.")
  var count = 20

  @Flag(help: "Solve each changed round from nothing, too.")
  var check = false

  func run() throws {
    let documents = generate(preset, seed: seed)
    let (first, cold) = try timed(try round(documents), after: nil)
    for kind in SmallChange.allCases {
      var line = KindLine(preset: preset.rawValue, seed: seed, kind: kind.rawValue)
      line.coldMilliseconds = cold.total
      var times: [StageTimes] = []
      for number in 0..<count {
        let changed = try round(kind.made(to: documents, number, of: count))
        let (next, time) = try timed(changed, after: first)
        times.append(time)
        line.iterations += next.work.iterations
        line.nodes += next.work.nodes
        if check {
          let anew = try SolvedRound(changed)
          guard anew.tiers == next.tiers, anew.status == next.status else {
            throw ValidationError("\(kind.rawValue): \(next.tiers) instead of \(anew.tiers)")
          }
        }
      }
      line.changes = times.count
      line.medianMilliseconds = median(times.map(\.total))
      line.longestMilliseconds = times.map(\.total).max() ?? 0
      for stage in StageTimes.names {
        line.stages.append(
          KindLine.Stage(
            name: stage, medianMilliseconds: median(times.map { $0.byStage[stage, default: 0] })))
      }
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.outputFormatting = .sortedKeys
      print(String(decoding: try encoder.encode(line), as: UTF8.self))
    }
  }

  private func round(_ documents: RoundDocuments) throws -> Round {
    guard
      let round = Round(
        PlacementDocuments.validate(documents, readingProblems: [], setAside: false))
    else {
      throw ValidationError("the round is faulty")
    }
    return round
  }

  private func timed(
    _ round: Round, after last: SolvedRound?
  ) throws -> (SolvedRound, StageTimes) {
    let moments = Mutex<[(name: String, begun: ContinuousClock.Instant)]>([])
    var options = AllocationOptions()
    options.stageBegan = { stage in
      let name = StageTimes.name(of: stage)
      moments.withLock { $0.append((name, .now)) }
    }
    let solved = try SolvedRound(round, after: last, options: options)
    let end = ContinuousClock.now
    return (solved, StageTimes(moments.withLock { $0 }, end: end))
  }

  private func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

/// What was measured of one kind of change.
private struct KindLine: Encodable {
  struct Stage: Encodable {
    let name: String
    let medianMilliseconds: Double
  }

  let preset: String
  let seed: UInt64
  let kind: String
  var changes = 0
  /// Of the round as it was, from nothing.
  var coldMilliseconds = 0.0
  var medianMilliseconds = 0.0
  var longestMilliseconds = 0.0
  var stages: [Stage] = []
  var iterations = 0
  var nodes = 0
}

/// Milliseconds by stage.
private struct StageTimes {
  static let names = [
    "candidates", "formulate", "prepare", "tiers", "certify", "complete",
  ]
  private(set) var byStage: [String: Double] = [:]

  init(_ moments: [(name: String, begun: ContinuousClock.Instant)], end: ContinuousClock.Instant) {
    for (index, moment) in moments.enumerated() {
      let next = index + 1 < moments.count ? moments[index + 1].begun : end
      byStage[moment.name, default: 0] += (next - moment.begun) / .milliseconds(1)
    }
  }

  var total: Double { Self.names.reduce(0) { $0 + byStage[$1, default: 0] } }

  static func name(of stage: AllocationStage) -> String {
    switch stage {
    case .candidates: "candidates"
    case .formulate: "formulate"
    case .prepare: "prepare"
    case .tier: "tiers"
    case .certify: "certify"
    case .complete, .explain, .audit: "complete"
    }
  }
}

extension Preset: @retroactive ExpressibleByArgument {}
