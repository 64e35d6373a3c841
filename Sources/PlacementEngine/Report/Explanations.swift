import ParallelWork
import PlacementDocuments

extension Report {
  /// `explanations.json`: for the office, in facts and minutes.
  var explanations: ExplanationsDocument {
    var document = ExplanationsDocument()
    document.round = round.documents.round.id
    document.status = allocation.status
    document.actions = ActionList(self).actions
    let (left, served) = (
      records.indices.filter { records[$0].school == nil },
      records.indices.filter { records[$0].school != nil }
    )
    document.placed = Concurrently.map(served.count) { placed(served[$0], records[served[$0]]) }
    document.unplaced = Concurrently.map(left.count) { unplaced(left[$0], records[left[$0]]) }
    document.unusedPlaces = UnusedPlaceReasons(self).records
    document.supply = supply
    document.prices = prices
    document.moves = Moves(self).records
    document.coverage = CoverageReport(self).records
    document.courseRules = CourseRuleBreaches(self).records
    document.emptyMustFill = EmptyMustFillPlaces(self, unused: document.unusedPlaces).records
    document.fairness = JourneyFairness(self).records
    document.wishes = WishTable(self).records
    return document
  }

  private func placed(_ index: Int, _ record: AllocationRecord) -> PlacedExplanation {
    var explanation = PlacedExplanation()
    explanation.trainee = record.trainee
    explanation.phase = record.phase
    explanation.factors = factors(index, record)
    explanation.gates = record.gates.map(gateRecord)
    explanation.possibleOffers = possibleOffers(of: index).count
    let demand = round.demands[index]
    let school = record.school.flatMap(round.school(named:))?.name ?? ""
    let fixed = record.status == .fixed ? ", fixed by people" : ""
    var sentences = ["\(heading(index)) → \(school), \(demand.window.words)\(fixed)."]
    sentences += explanation.factors.map { "\($0.name): \($0.facts)." }
    for stage in [GateStage.solve, .confirm, .start] {
      let open = explanation.gates.filter { $0.stage == stage }
      if open.isEmpty { continue }
      let words = open.map { "\($0.text) (\($0.policyReference))" }.joined(separator: "; ")
      sentences.append("\(stage.words): \(words).")
    }
    sentences += record.actions.map {
      "\($0.words.capitalizedFirst) (\(round.rules.clause(of: $0)))."
    }
    explanation.text = sentences.joined(separator: " ")
    return explanation
  }

  private func gateRecord(_ gate: Gate) -> GateRecord {
    var record = GateRecord()
    record.code = gate
    record.stage = round.rules.stage(of: gate)
    record.text = gate.action
    record.policyReference = round.rules.clause(of: gate)
    return record
  }

  /// The four factors by name, then whatever else counts.
  private func factors(_ index: Int, _ record: AllocationRecord) -> [FactorRecord] {
    let proposal = proposal(for: index) ?? fixedProposal(index)
    return Factor.allCases.compactMap { factor in
      var result = FactorRecord()
      result.factor = factor
      result.name = factor.words
      result.minutes = record.contributions.filter { $0.term.factor == factor }
        .reduce(0) { $0 + $1.minutes }
      result.policyReference = round.rules.clause(of: factor)
      if let proposal {
        guard let facts = proposal.facts(of: factor) else { return nil }
        result.facts = facts
      } else if factor == .schoolAndOffer {
        return nil
      } else {
        result.facts = "not on record"
      }
      return result
    }
  }

  /// A fixed placement seen as a proposal, so that its facts can be told; nothing is weighed.
  private func fixedProposal(_ index: Int) -> Proposal? {
    let demand = round.demands[index]
    guard case .fixed(let placement) = demand.standing,
      round.trainees[demand.trainee].profile != nil,
      let journey = round.journey(demand, to: placement.school)
    else { return nil }
    return Proposal(
      round: round, demandIndex: index, schoolIndex: placement.school,
      uses: placement.offers.map {
        Use(offer: $0, subject: nil, isFurtherPlace: false, mentors: .notNamed)
      }, journey: journey,
      experience: round.experience(before: index, among: allocation.placements),
      yearGroups: round.yearGroups(of: placement), companions: 0)
  }
}

extension GateStage {
  fileprivate var words: String {
    switch self {
    case .solve: "A gate is shut"
    case .confirm: "Before confirming"
    case .start: "Before start"
    case .warn, .off: "Note"
    }
  }
}

extension Proposal {
  /// What was found under a factor; nil where a further factor has nothing to say.
  fileprivate func facts(of factor: Factor) -> String? {
    switch factor {
    case .previousExperience: experienceFacts
    case .travel: travelFacts
    case .agePhases: agePhaseFacts
    case .currentNeeds: needsFacts
    case .schoolAndOffer: schoolFacts
    }
  }
}
