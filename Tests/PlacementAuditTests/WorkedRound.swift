import PlacementAudit
import PlacementDocuments
import Testing

/// A small secondary round and its allocation, both worked by hand.
///
/// T1 is placed twice, T2 and T7 are fixed, T3 takes two subjects at one
/// school, T4's lead school arranges, T5 has no profile, T6 lives too far away,
/// T8 has withdrawn, and T9 is locked to a further place.
struct WorkedRound: HandWorkedRound {
  var documents: RoundDocuments
  var result: AllocationsDocument

  init() {
    documents = WorkedRound.documents()
    result = WorkedRound.result()
  }

  mutating func changeRecord(
    _ trainee: String, _ phase: String = "1", _ change: (inout AllocationRecord) -> Void
  ) throws {
    let index = try #require(
      result.allocations.firstIndex { $0.trainee == trainee && $0.phase == phase })
    change(&result.allocations[index])
  }

  mutating func changeTrainee(_ id: String, _ change: (inout Trainee) -> Void) throws {
    let index = try #require(documents.trainees.firstIndex { $0.id == id })
    change(&documents.trainees[index])
  }

  mutating func changeSchool(_ id: String, _ change: (inout School) -> Void) throws {
    let index = try #require(documents.schools.firstIndex { $0.id == id })
    change(&documents.schools[index])
  }

  mutating func changeOffer(_ id: String, _ change: (inout Offer) -> Void) throws {
    let index = try #require(documents.offers.firstIndex { $0.id == id })
    change(&documents.offers[index])
  }

  mutating func changeTier(_ name: TierRecord.Name, _ change: (inout TierRecord) -> Void) throws {
    let index = try #require(result.tiers.firstIndex { $0.name == name })
    change(&result.tiers[index])
  }

  mutating func decide(
    _ action: Decision.Action, on date: Day = day(2018, 7, 1), by role: Decision.Role = .office,
    trainee: String? = nil, phase: String? = nil, school: String? = nil, offer: String? = nil
  ) {
    documents.decisions.append(
      Decision(
        date: date, role: role, action: action, trainee: trainee, phase: phase, school: school,
        offer: offer))
  }
}

/// A day of the tests; all of them exist.
func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
  Day(year: year, month: month, day: day) ?? .earliest
}

/// A value with some of its parts set.
func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
  var value = value
  change(&value)
  return value
}
