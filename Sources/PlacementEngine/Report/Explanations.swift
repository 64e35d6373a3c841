import PlacementDocuments

extension Report {
  /// `explanations.json`: for the office, in facts and minutes.
  var explanations: ExplanationsDocument {
    var document = ExplanationsDocument()
    document.round = round.documents.round.id
    document.status = allocation.status
    document.actions = ActionList(self).actions
    for (index, record) in records.enumerated() {
      if record.school != nil {
        document.placed.append(placed(index, record))
      } else {
        document.unplaced.append(unplaced(index, record))
      }
    }
    document.unusedPlaces = UnusedPlaceReasons(self).records
    document.supply = supply
    document.prices = prices
    return document
  }

  // MARK: Placed

  private func placed(_ index: Int, _ record: AllocationRecord) -> PlacedExplanation {
    var explanation = PlacedExplanation()
    explanation.trainee = record.trainee
    explanation.phase = record.phase
    explanation.factors = factors(index, record)
    explanation.gates = record.gates.map(gateRecord)
    explanation.possibleOffers =
      Set(
        (options[index]?.placements ?? []).flatMap { $0.uses.map(\.offer) }
      ).count
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
    sentences += record.actions.map { "\($0.words.capitalizedFirst) (\($0.policyReference))." }
    explanation.text = sentences.joined(separator: " ")
    return explanation
  }

  private func gateRecord(_ gate: Gate) -> GateRecord {
    var record = GateRecord()
    record.code = gate
    record.stage = round.rules.stage(of: gate)
    record.text = gate.action
    record.policyReference = gate.policyReference
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
      result.policyReference = factor.policyReference
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

  // MARK: Unplaced

  private func unplaced(_ index: Int, _ record: AllocationRecord) -> UnplacedExplanation {
    var explanation = UnplacedExplanation()
    explanation.trainee = record.trainee
    explanation.phase = record.phase
    let code = record.reason ?? .outranked
    explanation.code = code
    explanation.policyReference = code.policyReference
    if let options = options[index] {
      let isSecondary = round.programmes[round.demands[index].programme].sector == .secondary
      let first = options.funnel.map(\.reason)
        .first { $0 != .locked && (isSecondary || $0 != .subject) }
      explanation.funnel = funnel(options, from: first ?? .noPair)
    }
    let stages = explanation.funnel.map { "\($0.offersLeft) \($0.words)" }
    let why =
      if stages.isEmpty {
        code.words
      } else if code == .outranked {
        "offers: " + stages.joined(separator: " → ") + " → \(code.words)"
      } else {
        "offers: " + stages.joined(separator: " → ")
      }
    explanation.text =
      "\(heading(index)): no place. \(why.capitalizedFirst) (\(code.policyReference))."
    return explanation
  }

  /// The rules that made a difference, up to the one that left nothing; the first is always told.
  private func funnel(_ options: DemandOptions, from first: Reason) -> [FunnelStage] {
    var stages: [FunnelStage] = []
    var before: Int?
    for (reason, left) in options.funnel {
      if reason == first && stages.isEmpty || left != before {
        var stage = FunnelStage()
        stage.code = reason
        stage.offersLeft = left
        stage.words = reason.words
        // A lock that refuses nothing is not worth a word.
        if reason != .locked || left != offersInUse { stages.append(stage) }
      }
      before = left
      if left == 0 { break }
    }
    return stages
  }

  private var offersInUse: Int { round.offers.count { $0.state != .withdrawn } }
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

extension Factor {
  fileprivate var policyReference: String {
    switch self {
    case .previousExperience: "Partnership Agreement §1.4 (previous experiences)"
    case .travel: "Partnership Agreement §1.4 (travelling distances)"
    case .agePhases: "Partnership Agreement §1.4 (age phases taught)"
    case .currentNeeds: "Partnership Agreement §1.4 (current needs of the trainee)"
    case .schoolAndOffer: "Rule pack, schools and offers"
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
