import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementEngine

/// Candidates and programs made by way of an earlier round's, against the same made from nothing.
struct ReuseTests {
  @Test(arguments: UInt64(0)..<24)
  func whatIsTakenOverIsWhatWouldBeMade(batch: UInt64) throws {
    var (count, carried) = (0, 0)
    for seed in batch * 10..<batch * 10 + 10 {
      let shape: RoundShape = seed % 5 == 0 ? .larger : .mixed
      let documents = randomRound(seed: 7_000 + seed, shape: shape)
      let first = try SolvedRound(try #require(validRound(documents)))
      // Each kind of change in every fourth round.
      for (number, change) in SmallChange.allCases.enumerated()
      where UInt64(number) % 4 == seed % 4 {
        guard let changed = change.made(to: documents, seed: seed), let next = usableRound(changed)
        else { continue }
        let demands = try compare(next, after: first, "seed \(seed), \(change)")
        // Rules bear on everybody.
        if change == .otherLimit { #expect(demands == 0, "seed \(seed)") }
        carried += demands
        count += 1
      }
    }
    #expect(count >= 20 && carried >= count, "\(carried) demands after \(count) changes")
  }

  /// Changes pile up: what is taken over has been taken over before.
  @Test func whatIsTakenOverAgainIsWhatWouldBeMade() throws {
    for seed in UInt64(0)..<8 {
      let first = randomRound(seed: 9_000 + seed, shape: .mixed)
      var last = try SolvedRound(try #require(validRound(first)))
      for (change, documents) in SmallChange.piling(on: first, seed: seed) {
        let round = try #require(validRound(documents))
        _ = try compare(round, after: last, "seed \(seed), then \(change)")
        last = try SolvedRound(round, after: last)
      }
    }
  }

  /// - Returns: How many demands were taken over.
  private func compare(_ round: Round, after last: SolvedRound, _ name: Comment) throws -> Int {
    let (candidates, change) = try Candidates.candidates(
      round, after: last.formulation.candidates)
    let anew = try Candidates(round, occupancy: Occupancy(round))
    #expect(candidates.options.keys.sorted() == anew.options.keys.sorted(), name)
    for (demand, options) in anew.options {
      let other = try #require(candidates.options[demand])
      #expect(fields(of: other, round) == fields(of: options, round), "\(name), \(demand)")
      for placement in other.placements {
        guard let service = placement.service else { continue }
        // Services may have other numbers, but each number stands for one service.
        let example = try #require(candidates.examples[service])
        #expect(example.school == placement.school && example.uses == placement.uses, name)
        #expect(
          candidates.minutesOfService(of: placement)
            == anew.minutesOfService(of: Placement(like: placement)), name)
      }
    }
    let formulation = try Formulation(
      candidates,
      after: last.lastRun(before: candidates, change))
    #expect(text(formulation) == text(try Formulation(anew)), name)
    return change.map { $0.demandBefore.count { $0 != nil } } ?? 0
  }

  /// Everything that a demand's options say, save the numbers of services.
  private func fields(of options: DemandOptions, _ round: Round) -> [String] {
    [
      "\(options.placements.map { Placement(like: $0) })", "\(options.isLocked)",
      "\(options.funnel)", "\(options.left)",
      "\(options.firstRefusals.sorted { $0.key < $1.key })",
      "\(round.offers.indices.filter(options.isTooFar))",
    ]
  }

  /// Everything that a program says, and what its parts are called.
  private func text(_ formulation: Formulation) -> [String] {
    let draft = formulation.draft
    return [
      described(draft.program), "\(draft.start)", "\(formulation.startChoices)",
      "\(draft.bounds)", "\(draft.constants.sorted { $0.key < $1.key })",
      "\(draft.rowNames.map { $0() })",
      "\(draft.variableNames.sorted { $0.key < $1.key }.map { ($0.key, $0.value()) })",
      "\(formulation.journeyLevels)", "\(formulation.objectives.map(\.name))",
    ]
  }

  /// The round, unless the change has made it faulty.
  private func usableRound(_ documents: RoundDocuments) -> Round? {
    Round(validate(documents, readingProblems: [], setAside: false))
  }
}

/// Everything stored in a value, whatever the order of its dictionaries.
private func described(_ value: Any) -> String {
  if let number = value as? any FixedWidthInteger { return "\(number)" }
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty { return "\(value)" }
  let parts = mirror.children.map { "\($0.label ?? ""):\(described($0.value))" }
  let isOrdered = mirror.displayStyle != .dictionary && mirror.displayStyle != .set
  return "(\((isOrdered ? parts : parts.sorted()).joined(separator: " ")))"
}

extension Placement {
  /// The same without a number for its service.
  fileprivate init(like other: Placement) {
    self = other
    service = nil
  }
}
