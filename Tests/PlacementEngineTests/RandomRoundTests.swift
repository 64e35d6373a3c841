import PlacementDocuments
import Testing

@testable import PlacementTesting

/// Small rounds with their best values, worked out once for every test below.
let randomSample = (UInt64(0)..<500).map { seed in
  let documents = randomRound(seed: seed)
  return (documents: documents, best: bruteForceOptimum(documents))
}

@Test func randomRoundsAreTheSameForTheSameSeed() {
  for (seed, round) in randomSample.prefix(50).enumerated() {
    #expect(!differ(randomRound(seed: UInt64(seed)), round.documents))
  }
}

@Test func traineesOfRandomRoundsCompete() {
  let contended = randomSample.filter(\.best.isContended).count
  #expect(contended >= 150, "of 500 rounds")
  let tied = randomSample.filter { $0.best.optima.count > 1 }.count
  #expect(tied == 0, "the tie-break leaves one allocation")
}

@Test func randomRoundsStaySmall() {
  for round in randomSample {
    #expect(planCounts(round.documents).reduce(1) { $0 * Double($1) } <= 300_000)
  }
}

@Test func cuttingBranchesLosesNothing() {
  for (documents, best) in randomSample.prefix(200) {
    guard planCounts(documents).reduce(1, *) <= 2_000 else { continue }
    var whole = Enumeration(OpenRound(documents), isCutting: false)
    let result = whole.run()
    #expect(result.tiers == best.tiers && result.tieBreak == best.tieBreak)
    #expect(result.optima == best.optima)
  }
}

@Test func randomRoundsHoldEveryKindOfPlacement() {
  var counts: [String: Int] = [:]
  for (documents, best) in randomSample {
    let round = OpenRound(documents)
    var offersOf: [[String]: Int] = [:]
    var phasesOf: [String: Set<String>] = [:]
    for use in best.optima.first ?? [] {
      offersOf[[use.trainee, use.phase], default: 0] += 1
      phasesOf[use.trainee, default: []].insert(use.phase)
      if use.isFurtherPlace { counts["further place", default: 0] += 1 }
    }
    counts["two offers for one demand", default: 0] += offersOf.values.filter { $0 == 2 }.count
    counts["two demands placed", default: 0] += phasesOf.values.filter { $0.count == 2 }.count
    counts["three demands placed", default: 0] += phasesOf.values.filter { $0.count == 3 }.count
    let commitments = round.commitments
    counts["fixed", default: 0] += commitments.filter { $0.fixed != nil }.count
    counts["locked to an offer", default: 0] +=
      commitments.filter { $0.locked?.offers.isEmpty == false }.count
    counts["locked to a school", default: 0] +=
      commitments.filter { $0.locked?.offers.isEmpty == true }.count
    counts["kept after an end", default: 0] += commitments.filter { !$0.kept.isEmpty }.count
    counts["opened again", default: 0] +=
      commitments.filter { !$0.kept.isEmpty && !$0.isOver }.count
    counts["given back", default: 0] += commitments.filter { $0.kept.isEmpty && $0.isOver }.count
    for offer in documents.offers {
      let fixed = commitments.filter { $0.fixed?.offers.contains(offer.id) == true }.count
      if fixed > offer.places { counts["fixed over capacity", default: 0] += 1 }
    }
    if best.tiers.contains(where: { $0.name == .fixedMentors && $0.value > 0 }) {
      counts["fixed without a mentor", default: 0] += 1
    }
    if best.tiers.contains(where: { $0.name == .mustFill && $0.value > 0 }) {
      counts["must-fill places left", default: 0] += 1
    }
  }
  for kind in [
    "further place", "two offers for one demand", "two demands placed", "three demands placed",
    "fixed", "locked to an offer", "locked to a school", "kept after an end", "opened again",
    "given back", "fixed over capacity", "fixed without a mentor", "must-fill places left",
  ] {
    #expect(counts[kind, default: 0] >= 5, "\(kind)")
  }
}

@Test func randomRoundsMeetEveryReasonForAPair() {
  var met: Set<Reason> = []
  for (documents, _) in randomSample {
    let round = OpenRound(documents)
    for demand in round.demands.indices where round.isPlaceable(demand) {
      met.formUnion(documents.offers.compactMap { round.refusal(of: $0, for: demand) })
    }
  }
  for reason in Reason.allCases where reason >= .subject && reason <= .locked {
    #expect(met.contains(reason), "\(reason.rawValue)")
  }
}

@Test func mediumRoundsHaveTheSizeOfADepartment() {
  for seed in UInt64(0)..<3 {
    let documents = randomRound(seed: seed, shape: .medium)
    #expect(40...80 ~= documents.trainees.count && 20...30 ~= documents.schools.count)
    let round = OpenRound(documents)
    let open = round.demands.indices.filter { round.isPlaceable($0) }
    let possible = open.filter { !round.options(for: $0).isEmpty }
    #expect(open.count >= 25 && 2 * possible.count >= open.count)
  }
}

func differ(_ a: RoundDocuments, _ b: RoundDocuments) -> Bool {
  a.schools != b.schools || a.offers != b.offers || a.trainees != b.trainees
    || a.journeys != b.journeys || a.decisions != b.decisions || a.round.rules != b.round.rules
    || a.round.programmes != b.round.programmes || a.round.caps != b.round.caps
}
