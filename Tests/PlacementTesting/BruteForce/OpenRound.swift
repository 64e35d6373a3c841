import PlacementDocuments

/// A round with its decisions replayed and its names looked up.
struct OpenRound {
  let documents: RoundDocuments
  let rules: RulePack
  let demands: [Demand]
  let replay: Replay
  private let schools: [String: School]
  private let offers: [String: Offer]
  private let journeys: [Replay.Pair: [Journey]]

  init(_ documents: RoundDocuments) {
    self.documents = documents
    rules = documents.round.rules
    demands = Demand.all(in: documents)
    replay = Replay(documents, demands: demands)
    schools = Dictionary(
      documents.schools.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    journeys = Dictionary(grouping: documents.journeys) {
      Replay.Pair(trainee: $0.trainee, school: $0.school)
    }
    offers = Dictionary(
      documents.offers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var commitments: [Commitment] { replay.commitments }

  func school(_ id: String) -> School? { schools[id] }
  func offer(_ id: String) -> Offer? { offers[id] }
  func journeys(of trainee: String, to school: String) -> [Journey] {
    journeys[Replay.Pair(trainee: trainee, school: school)] ?? []
  }

  /// Whether the search is to find a place for it, rather than people.
  func isPlaceable(_ index: Int) -> Bool {
    let (trainee, commitment) = (demands[index].trainee, commitments[index])
    guard trainee.status.isActive, trainee.profile != nil, commitment.fixed == nil,
      !commitment.isOver
    else { return false }
    return !trainee.route.isSchoolDirect || trainee.supportRequested || commitment.locked != nil
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
      school.mentors.contains { serves($0, subject, demand, offer) }
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
