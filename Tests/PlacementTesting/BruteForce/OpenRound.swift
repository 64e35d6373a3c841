import PlacementDocuments

/// A round with its decisions replayed and its names looked up.
struct OpenRound {
  let documents: RoundDocuments
  let rules: RulePack
  /// Every demand, those included whose phase was not asked for.
  let demands: [Demand]
  let replay: Replay
  let commitments: [Commitment]
  private let isThere: [Bool]
  /// Where a repair keeps each demand, if it does.
  private(set) var kept: [Commitment.Kept?] = []
  private(set) var groups = Groups()
  private let weighed: Set<Term>
  private let schools: [String: School]
  private let offers: [String: Offer]
  private let journeys: [Replay.Pair: [Journey]]

  /// Reads a round in which what is `released` is as if it had never been.
  init(_ written: RoundDocuments, without released: Set<RoundCommitment> = []) {
    let documents = written.rememberingHistory()
    let demands = Demand.all(in: documents)
    let replay = Replay(documents, demands: demands)
    self.documents = documents
    self.demands = demands
    self.replay = replay
    rules = documents.round.rules
    weighed = Set(Term.allCases.filter(rules.isOn))
    var commitments = replay.commitments
    for (index, demand) in demands.enumerated() {
      if released.contains(.fixed(demand.trainee.id, demand.phase.id)) {
        commitments[index].fixed = nil
      }
      if released.contains(.lock(demand.trainee.id, demand.phase.id)) {
        commitments[index].locked = nil
      }
    }
    self.commitments = commitments
    isThere = zip(demands, commitments).map { demand, commitment in
      documents.phases.isEmpty || documents.phases.contains(demand.phase.id)
        || commitment.fixed != nil || commitment.isOver
    }
    schools = Dictionary(
      documents.schools.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    journeys = Dictionary(grouping: documents.journeys) {
      Replay.Pair(trainee: $0.trainee, school: $0.school)
    }
    offers = Dictionary(
      documents.offers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    groups = Groups(of: self, without: released)
    kept = demands.indices.map { keptHold(of: $0) }
  }

  /// Whether a term counts in scores.
  func isWeighed(_ term: Term) -> Bool { weighed.contains(term) }

  func school(_ id: String) -> School? { schools[id] }
  func index(of school: School) -> Int? { documents.schools.firstIndex { $0.id == school.id } }
  func offer(_ id: String) -> Offer? { offers[id] }
  func journeys(of trainee: String, to school: String) -> [Journey] {
    journeys[Replay.Pair(trainee: trainee, school: school)] ?? []
  }

  /// Whether the search is to find a place for it, rather than people.
  func isPlaceable(_ index: Int) -> Bool {
    let (trainee, commitment) = (demands[index].trainee, commitments[index])
    guard isThere[index], trainee.status.isActive, trainee.profile != nil, commitment.fixed == nil,
      !commitment.isOver
    else { return false }
    return !trainee.route.isSchoolDirect || trainee.supportRequested || commitment.locked != nil
  }

  /// The demands of a trainee that belong to the round.
  func demands(of trainee: Trainee) -> [Int] {
    demands.indices.filter { demands[$0].trainee.id == trainee.id && isThere[$0] }
  }

  private func keptHold(of index: Int) -> Commitment.Kept? {
    guard let earlier = documents.keepTo, isPlaceable(index), commitments[index].locked == nil
    else { return nil }
    if let promised = commitments[index].promised { return promised }
    let demand = demands[index]
    return earlier.allocations
      .first { $0.trainee == demand.trainee.id && $0.phase == demand.phase.id }
      .flatMap { Commitment.Kept($0) }
  }

  /// The mentors that count: none where nobody needs one.
  func mentors(of school: School) -> [Mentor] {
    rules.isOn(Reason.noMentor) ? school.mentors : []
  }

  /// Whether two subjects are the same for a placement: equal, or one a group that holds the other.
  func matches(_ a: String, _ b: String) -> Bool {
    a == b || rules.subjectGroups[a]?.contains(b) == true
      || rules.subjectGroups[b]?.contains(a) == true
  }

  func lists(_ subjects: [String], _ subject: String) -> Bool {
    subjects.contains { matches($0, subject) }
  }

  /// The year groups that an offer lists, else those of the school's age range.
  func yearGroups(of offer: Offer) -> [YearGroup] {
    if !offer.yearGroups.isEmpty { return offer.yearGroups }
    return school(offer.school)?.ageRange?.yearGroups ?? []
  }

  func keyStages(of offer: Offer) -> [KeyStage] { yearGroups(of: offer).map(\.keyStage) }

  /// Places that a school would give if asked, unless it has said no.
  func furtherPlaces(of offer: Offer) -> Int {
    replay.offersWithoutFurtherPlaces.contains(offer.id) ? 0 : offer.furtherPlaces
  }

  /// Which subject a use is for: of those the offer includes, the first that a mentor serves.
  func subject(of demand: Demand, on offer: Offer?, at school: School) -> String? {
    let included = demand.subjects.filter { subject in
      offer.map { lists($0.subjects, subject) } ?? true
    }
    let possible = included.isEmpty ? demand.subjects : included
    return possible.first { subject in
      mentors(of: school).contains { serves($0, subject, demand, offer) }
    } ?? possible.first
  }

  /// Whether a mentor's subjects and key stages suit a use; slots are another matter.
  func serves(_ mentor: Mentor, _ subject: String?, _ demand: Demand, _ offer: Offer?) -> Bool {
    if let subject, !mentor.subjects.isEmpty, !lists(mentor.subjects, subject) { return false }
    if mentor.keyStages.isEmpty { return true }
    let taught = offer.map(keyStages(of:)) ?? demand.ageRange.yearGroups.map(\.keyStage)
    return mentor.keyStages.contains { taught.contains($0) }
  }

  func isTrained(_ mentor: Mentor) -> Bool {
    mentor.isInducted && mentor.trainingLevel >= rules.mentors.trainedFromLevel
  }

  func isStrong(_ mentor: Mentor) -> Bool {
    isTrained(mentor) && mentor.isExperienced
      && mentor.trainingLevel >= rules.mentors.strongFromLevel
  }

  /// How many uses a mentor may hold on one day.
  func slots(of mentor: Mentor) -> Int {
    if !isTrained(mentor) && rules.mentors.untrained == .refuse { return 0 }
    let most =
      mentor.maximumMentees
      ?? (mentor.isExperienced ? rules.mentors.menteesIfExperienced : rules.mentors.mentees)
    let taken =
      rules.mentors.slotsPerEarlyCareerTeacher * mentor.earlyCareerTeachers + mentor.otherTrainees
    return max(0, most - taken)
  }
}

extension RoundDocuments {
  /// The same round with the placements of earlier results among the trainees' own.
  fileprivate func rememberingHistory() -> RoundDocuments {
    guard !history.isEmpty else { return self }
    var documents = self
    for record in history.flatMap(\.allocations)
    where record.status.isProposed || record.status == .fixed {
      guard let school = record.school, schools.contains(where: { $0.id == school }),
        let trainee = trainees.firstIndex(where: { $0.id == record.trainee })
      else { continue }
      var placement = PriorPlacement()
      placement.school = school
      placement.yearGroups = record.yearGroups
      placement.ended = record.end
      documents.trainees[trainee].profile?.priorPlacements.append(placement)
    }
    return documents
  }
}
