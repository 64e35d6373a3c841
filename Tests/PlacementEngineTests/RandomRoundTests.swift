import PlacementDocuments
import Testing

@testable import PlacementTesting

/// Small rounds with their best values, worked out once for every test below.
let randomSample = (UInt64(0)..<500).map { seed in
  let documents = randomRound(seed: seed)
  return (documents: documents, best: bruteForceOptimum(documents))
}

/// The same with every feature in the mix.
let mixedSample = (UInt64(0)..<500).map { seed in
  let documents = randomRound(seed: seed, shape: .mixed)
  return (documents: documents, best: bruteForceOptimum(documents))
}

@Test func randomRoundsAreTheSameForTheSameSeed() {
  for (seed, round) in mixedSample.prefix(50).enumerated() {
    #expect(!differ(randomRound(seed: UInt64(seed), shape: .mixed), round.documents))
  }
}

@Test func randomRoundsAreValid() {
  for (seed, round) in mixedSample.enumerated() {
    let errors = validate(round.documents, readingProblems: [], setAside: false).errors
    #expect(errors.map(\.description) == [], "seed \(seed)")
  }
}

@Test func traineesOfRandomRoundsCompete() {
  for sample in [randomSample, mixedSample] {
    let contended = sample.filter(\.best.isContended).count
    #expect(contended >= 150, "of 500 rounds")
    let tied = sample.filter { $0.best.optima.count > 1 }.count
    #expect(tied == 0, "the tie-break leaves one allocation")
  }
}

@Test func randomRoundsStaySmall() {
  for round in randomSample + mixedSample {
    #expect(planCounts(round.documents).reduce(1) { $0 * Double($1) } <= 300_000)
  }
}

@Test func cuttingBranchesLosesNothing() {
  for (documents, best) in randomSample.prefix(100) + mixedSample.prefix(200) {
    guard planCounts(documents).reduce(1, *) <= 2_000 else { continue }
    var whole = Enumeration(OpenRound(documents), isCutting: false)
    let result = whole.run()
    #expect(result.tiers == best.tiers && result.tieBreak == best.tieBreak)
    #expect(result.optima == best.optima && result.levels == best.levels)
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

@Test func randomRoundsMixEveryFeature() {
  var counts: [String: Int] = [:]
  for (documents, best) in mixedSample {
    func count(_ what: String, if isThere: Bool) { if isThere { counts[what, default: 0] += 1 } }
    let rules = documents.round.rules
    for kind in TraineeGroup.Kind.allCases {
      count(kind.rawValue, if: documents.round.groups.contains { $0.kind == kind })
    }
    count("minimum", if: documents.offers.contains { $0.minimum > 1 })
    count("must-fill", if: documents.offers.contains(where: \.mustFill))
    count("wishes", if: !rules.wishes.byRank.isEmpty)
    count("history", if: !documents.history.isEmpty)
    count("phases", if: !documents.phases.isEmpty)
    count("longest journey", if: rules.fairness.longestJourneyMinutes != nil)
    count("parity", if: rules.fairness.parityWeight > 0)
    for mode in FairnessRules.WorstJourneys.allCases where mode != .off {
      count("worst journeys \(mode)", if: rules.fairness.worstJourneys == mode)
    }
    count("off", if: RoundFeature.switchable.contains { rules.stages[$0] == "off" })
    for tier in best.tiers { count(tier.name.rawValue, if: tier.value > 0) }

    let round = OpenRound(documents)
    let placed = Set((best.optima.first ?? []).map { [$0.trainee, $0.phase] })
    func isPlaced(_ index: Int) -> Bool {
      placed.contains([round.demands[index].trainee.id, round.demands[index].phase.id])
    }
    func isFixed(_ index: Int) -> Bool { round.commitments[index].fixed != nil }
    for block in round.groups.blocks {
      count("blocks placed", if: block.filter(isPlaced).count > 1)
      count("blocks unplaced", if: !block.contains(where: isPlaced))
      count("blocks beside a fixed demand", if: block.contains(where: isFixed))
      count(
        "blocks with a lock", if: block.contains { round.commitments[$0].locked != nil })
    }
    count("repairs", if: round.kept.contains { $0 != nil })
    count("repairs of what was told", if: round.kept.contains { $0?.promise == .told })
    count("repairs of what was sent", if: round.kept.contains { $0?.promise == .sent })
  }
  let rare = ["blocks placed", "blocks beside a fixed demand", "blocks with a lock"]
  for (kind, least) in TraineeGroup.Kind.allCases.map({ ($0.rawValue, 25) })
    + ["minimum", "must-fill", "wishes", "history", "phases", "repairs"].map({ ($0, 70) })
    + ["longest journey", "parity", "worst journeys first", "worst journeys ties", "off"]
    .map({ ($0, 50) })
    + TierRecord.Name.allCases.filter({ $0 != .tieBreak }).map({ ($0.rawValue, 15) })
    + ["blocks unplaced", "repairs of what was told", "repairs of what was sent"].map({ ($0, 15) })
    + rare.map({ ($0, 5) })
  {
    #expect(counts[kind, default: 0] >= least, "\(kind): \(counts[kind, default: 0])")
  }
}

@Test func mixedRoundsHaveTwoOffersSeveralPhasesAndLimitsAtEveryLevel() {
  var counts: [String: Int] = [:]
  for (documents, best) in mixedSample {
    func count(_ what: String, if isThere: Bool) { counts[what, default: 0] += isThere ? 1 : 0 }
    let uses = best.optima.first ?? []
    let offers = Dictionary(grouping: uses) { [$0.trainee, $0.phase] }.mapValues(\.count)
    count("two offers for one demand", if: offers.values.contains(2))
    let phases = Dictionary(grouping: uses, by: \.trainee).mapValues { Set($0.map(\.phase)).count }
    count("several phases of one trainee", if: phases.values.contains { $0 > 1 })
    count("further places", if: uses.contains(where: \.isFurtherPlace))
    count("several lengths of journeys", if: best.levels.count > 1)
    let (schools, caps) = (documents.schools, documents.round.caps)
    count("school maximum", if: schools.contains { $0.maximumTrainees != nil })
    count("new school", if: schools.contains { $0.partnership.status == .new })
    for cap in caps {
      let isShared = documents.offers.contains { $0.sharedCap == cap.id }
      let isOfTrust = schools.contains { $0.trust != nil && $0.trust == cap.trust }
      let isOfAuthority = schools.contains {
        $0.localAuthority != nil && $0.localAuthority == cap.localAuthority
      }
      count("cap over offers", if: isShared)
      count("cap over a trust", if: isOfTrust)
      count("cap over an authority", if: isOfAuthority)
      count("cap \(cap.counting.rawValue)", if: isShared || isOfTrust || isOfAuthority)
    }
  }
  #expect(counts.count == 11)
  #expect(counts.values.allSatisfy { $0 >= 10 }, "\(counts)")
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
    || a.round.groups != b.round.groups || a.phases != b.phases
    || a.history.map(\.allocations) != b.history.map(\.allocations)
    || a.keepTo?.allocations != b.keepTo?.allocations
}
