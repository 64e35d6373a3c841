import BenchmarkLines
import Foundation
import PlacementDocuments
import PlacementEngine
import Synchronization
import SyntheticCohorts

/// One case, from the round's folder to the result's.
struct CaseRun {
  let preset: Preset
  let seed: UInt64

  /// Reads, solves and writes, and says what it took.
  ///
  /// - Throws: ``CaseFault`` if the round is faulty; `InternalError` if the engine fails; a fault of files.
  func line(_ folder: String, timeLimit seconds: Int?) throws -> CaseLine {
    let watch = StageWatch()
    watch.begin("read")
    let (documents, problems) = RoundFolder.read(folder)
    watch.begin("validate")
    guard let documents,
      let round = Round(validate(documents, readingProblems: problems, setAside: false))
    else {
      throw CaseFault(name: "\(preset.rawValue), seed \(seed)", fact: "the round is faulty")
    }
    var options = AllocationOptions(timeLimit: seconds.map { .seconds($0) })
    options.stageBegan = { watch.begin($0.name, isSolving: $0.isSolving) }
    let result = try allocate(round, options: options)
    watch.begin("write")
    try OutputFolder.write(files: result.files, to: folder + "/result")
    watch.end()

    let work = result.work
    return CaseLine(
      preset: preset.rawValue, seed: seed, platform: platform(result),
      status: result.allocations.status.rawValue, demands: result.allocations.summary.demands,
      rows: work.rows, columns: work.columns,
      tiers: zip(result.allocations.tiers, work.tiers).map(CaseLine.Tier.init),
      effort: CaseLine.Effort(
        iterations: work.iterations, nodes: work.nodes, cuts: work.cuts,
        columnsUsed: work.columnsUsed),
      stages: watch.stages.map {
        CaseLine.Stage(name: $0.name, milliseconds: $0.time.milliseconds)
      },
      solvingMilliseconds: watch.solving.milliseconds,
      solvingProcessorMilliseconds: watch.solvingByProcessor.milliseconds,
      peakKilobytes: peakKilobytes())
  }

  private func platform(_ result: RoundResult) -> String {
    #if arch(x86_64)
    let architecture = "x86_64"
    #elseif arch(arm64)
    let architecture = "arm64"
    #else
    let architecture = "other"
    #endif
    return "\(architecture), GLPK \(result.allocations.solver.version)"
  }

  /// The most memory that this process held.
  ///
  /// The kernel counts it for each program anew, unlike `ru_maxrss`, which starts at what the
  /// parent held.
  private func peakKilobytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}

/// Why a case has no line.
struct CaseFault: Error, CustomStringConvertible {
  let name: String
  let fact: String

  var description: String { "\(name): \(fact)" }
}

/// Times of stages, one after another; a stage that begins ends the one before.
private final class StageWatch: Sendable {
  private struct State {
    var stages: [(name: String, time: Duration)] = []
    var solving = Duration.zero
    var solvingByProcessor = Duration.zero
    var current:
      (name: String, isSolving: Bool, begun: ContinuousClock.Instant, processor: Duration)?
  }

  private let state = Mutex(State())

  /// In the order in which they first began, with all their times.
  var stages: [(name: String, time: Duration)] { state.withLock { $0.stages } }
  /// The time of those that are part of solving.
  var solving: Duration { state.withLock { $0.solving } }

  /// The same in time of the processor.
  var solvingByProcessor: Duration { state.withLock { $0.solvingByProcessor } }

  func begin(_ name: String, isSolving: Bool = false) {
    end()
    state.withLock { $0.current = (name, isSolving, .now, processorTime()) }
  }

  func end() {
    state.withLock { state in
      guard let (name, isSolving, begun, processor) = state.current else { return }
      state.current = nil
      let time = ContinuousClock.now - begun
      if isSolving {
        state.solving += time
        state.solvingByProcessor += processorTime() - processor
      }
      if let index = state.stages.firstIndex(where: { $0.name == name }) {
        state.stages[index].time += time
      } else {
        state.stages.append((name, time))
      }
    }
  }
}

/// What this process has used, all threads together.
private func processorTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

extension AllocationStage {
  /// All levels of the worst journeys are one stage.
  fileprivate var name: String {
    switch self {
    case .candidates: "candidates"
    case .formulate: "formulate"
    case .prepare: "prepare"
    case .tier(let name): "tier " + (name.split(separator: " ").first ?? "")
    case .certify: "certify"
    case .complete: "complete"
    case .explain: "explain"
    case .audit: "audit"
    }
  }

  /// Whether it lies between the validated round and the last tier's proof.
  fileprivate var isSolving: Bool {
    switch self {
    case .candidates, .formulate, .prepare, .tier: true
    case .certify, .complete, .explain, .audit: false
    }
  }
}

extension CaseLine.Tier {
  init(_ record: TierRecord, _ work: SearchWork.Tier) {
    self.init(
      name: record.name.rawValue, value: record.value, bound: record.bound,
      proven: record.isProven, levels: record.levels.map { [$0.minutes, $0.journeys] },
      iterations: work.iterations, nodes: work.nodes, columnsUsed: work.columnsUsed)
  }
}

extension Duration {
  /// To the microsecond.
  fileprivate var milliseconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000
  }
}
