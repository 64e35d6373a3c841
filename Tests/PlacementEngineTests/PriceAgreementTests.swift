import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

/// What the engine says that rules cost, against enumeration with and without each.
@Test func pricesAreWhatEnumerationFindsThatRulesCost() throws {
  var costing: [String: Int] = [:]
  for seed in UInt64(0)..<400 {
    let documents = demanding(randomRound(seed: seed, shape: .mixed), seed)
    guard planCounts(documents).reduce(1, { $0 * Double($1) }) <= 2_000 else { continue }
    let result = try allocate(try #require(validRound(documents)))
    // The sum of scores is settled by the tie-break.
    guard result.allocations.tiers.last?.isProven == true else { continue }
    let prices = result.explanations.prices.map {
      BruteForcePrice($0.rule, minutes: $0.minutes, placed: $0.placed)
    }
    #expect(prices == bruteForcePrices(documents), "seed \(seed)")
    for price in prices where price.minutes != 0 || price.placed != 0 {
      costing[price.rule, default: 0] += 1
    }
  }
  for rule in ["course_rules", "coverage", "longest_journey_minutes", "worst_journeys", "parity"] {
    #expect(costing[rule] != nil, "no round in which it costs anything")
  }
}

/// A round that asks much of one of the rules that have a price, so that it often costs something.
private func demanding(_ documents: RoundDocuments, _ seed: UInt64) -> RoundDocuments {
  var documents = documents
  var rules = documents.round.rules
  switch seed % 4 {
  case 0:
    rules.stages["course_rules"] = "solve"
    rules.course = [CourseRule.Kind.differentSchools, .keyStages].map { kind in
      var rule = CourseRule()
      (rule.id, rule.kind, rule.atLeast) = (kind.rawValue, kind, 2)
      return rule
    }
    for programme in documents.round.programmes.indices {
      for phase in documents.round.programmes[programme].phases.indices {
        documents.round.programmes[programme].phases[phase].isFinal = true
      }
    }
  case 1:
    rules.stages["coverage"] = "solve"
    (rules.coverage.challengingPercent, rules.coverage.inclusionPercent) = (100, 100)
    (rules.coverage.ks2Percent, rules.coverage.ks5Percent) = (100, 100)
    rules.coverage.adjacentPercent = 100
  case 2:
    rules.stages["worst_journeys"] = "solve"
    (rules.fairness.worstJourneys, rules.fairness.downToMinutes) = (.first, 0)
  default:
    (rules.fairness.parityWeight, rules.fairness.parityBandMinutes) = (9, 1)
    for trainee in documents.trainees.indices where trainee % 2 == 1 {
      if documents.trainees[trainee].route == .core {
        documents.trainees[trainee].route = .undergraduate
      }
    }
  }
  documents.round.rules = rules
  return documents
}
