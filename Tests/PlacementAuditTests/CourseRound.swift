import PlacementAudit
import PlacementDocuments
import Testing

/// A second round worked by hand: the last phase of a course, repaired after decisions.
///
/// Phase 2 is asked for; phase 1 is there only where it is fixed. P1, P2 and P3
/// are one block by two groups; P4 and P5 share a journey; P7 is fixed and P8
/// kept with it; P9 and P10 have no school in common; P6 lives too far away; F1
/// and F2 are fixed at one place. S1 is secondary and W1 salaried. P4, P5 and P6
/// have moved from where they were kept.
struct CourseRound: HandWorkedRound {
  var documents: RoundDocuments
  var result: AllocationsDocument

  init() {
    documents = CourseRound.documents()
    result = CourseRound.result()
  }

  subscript(record trainee: String) -> AllocationRecord {
    get { result.allocations[recordIndex(trainee)] }
    set { result.allocations[recordIndex(trainee)] = newValue }
  }

  subscript(trainee id: String) -> Trainee {
    get { documents.trainees[traineeIndex(id)] }
    set { documents.trainees[traineeIndex(id)] = newValue }
  }

  subscript(offer id: String) -> Offer {
    get { documents.offers[offerIndex(id)] }
    set { documents.offers[offerIndex(id)] = newValue }
  }

  subscript(group id: String) -> TraineeGroup {
    get { documents.round.groups[groupIndex(id)] }
    set { documents.round.groups[groupIndex(id)] = newValue }
  }

  subscript(school id: String) -> School {
    get { documents.schools[schoolIndex(id)] }
    set { documents.schools[schoolIndex(id)] = newValue }
  }

  subscript(tier name: TierRecord.Name) -> TierRecord {
    get { result.tiers[tierIndex(name)] }
    set { result.tiers[tierIndex(name)] = newValue }
  }

  var rules: RulePack {
    get { documents.round.rules }
    set {
      documents.round.rules = newValue
      result.rules = newValue
    }
  }

  mutating func decide(
    _ action: Decision.Action, on date: Day = day(2018, 7, 1), _ trainee: String,
    at school: String, offer: String? = nil
  ) {
    documents.decisions.append(
      Decision(
        date: date, role: .office, action: action, trainee: trainee, phase: "2", school: school,
        offer: offer))
  }

  private func recordIndex(_ trainee: String) -> Int {
    index(in: result.allocations) { $0.trainee == trainee && $0.phase == "2" }
  }
  private func traineeIndex(_ id: String) -> Int { index(in: documents.trainees) { $0.id == id } }
  private func offerIndex(_ id: String) -> Int { index(in: documents.offers) { $0.id == id } }
  private func schoolIndex(_ id: String) -> Int { index(in: documents.schools) { $0.id == id } }
  private func groupIndex(_ id: String) -> Int { index(in: documents.round.groups) { $0.id == id } }
  private func tierIndex(_ name: TierRecord.Name) -> Int {
    index(in: result.tiers) { $0.name == name }
  }
}

/// Names are the tests' own: a wrong one is a mistake in a test.
private func index<Item>(in items: [Item], _ isMeant: (Item) -> Bool) -> Int {
  guard let index = items.firstIndex(where: isMeant) else {
    preconditionFailure("the worked round has nothing of that name")
  }
  return index
}
