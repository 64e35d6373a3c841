internal import PlacementDocuments

/// An offer at its school, with what follows from both.
///
/// A class because the funnel filters lists of it for every unplaced demand.
final class Listing: Sendable {
  let offer: Offer
  let school: School
  /// The offer's year groups; if it lists none, those wholly inside the school's age range.
  let yearGroups: [YearGroup]
  let keyStages: Set<KeyStage>
  /// Further places, none if the school said no.
  let furtherPlaces: Int

  init(_ offer: Offer, _ school: School, schoolSaidNo: Bool) {
    self.offer = offer
    self.school = school
    if offer.yearGroups.isEmpty, let ages = school.ageRange {
      yearGroups = YearGroup.allCases.filter {
        ages.from <= $0.entryAge && $0.entryAge + 1 <= ages.to
      }
    } else {
      yearGroups = offer.yearGroups
    }
    keyStages = Set(yearGroups.map(\.keyStage))
    furtherPlaces = schoolSaidNo ? 0 : offer.furtherPlaces
  }

  var isWithdrawn: Bool { offer.state == .withdrawn }
}

extension RulePack {
  /// Whether a list of subjects includes one: it is listed, a listed group holds
  /// it, or it is a group that holds a listed one.
  func includes(_ subject: String, in listed: [String]) -> Bool {
    if listed.contains(subject) { return true }
    if listed.contains(where: { subjectGroups[$0]?.contains(subject) ?? false }) { return true }
    return subjectGroups[subject]?.contains { listed.contains($0) } ?? false
  }
}

/// One demand on one offer, as the result has it.
struct Use {
  /// The offer; none for a fixed placement without one.
  let listing: Listing?
  /// The subject that the rules give the use.
  let subject: String?
  /// The mentors on record who serve it.
  let capable: [Mentor]
  /// What the result says of the use; nil if it has no record of it.
  let place: PlaceRecord?

  var isFurther: Bool { place?.isFurtherPlace ?? false }

  /// The mentor that the result names, if the school has one of that name.
  func mentor(of school: School) -> Mentor? {
    place?.mentor.flatMap { name in school.mentors.first { $0.id == name } }
  }
}

/// A demand at a school: fixed by people, or proposed by the result.
///
/// A class because many lists hold it.
final class Placement: Sendable {
  let demand: Demand
  let school: School
  let uses: [Use]
  /// The result's record; nil if a fixed demand has none.
  let record: AllocationRecord?
  let listings: [Listing]
  let yearGroups: [YearGroup]
  let keyStages: Set<KeyStage>

  init(demand: Demand, school: School, uses: [Use], record: AllocationRecord?) {
    self.demand = demand
    self.school = school
    self.uses = uses
    self.record = record
    listings = uses.compactMap(\.listing)
    yearGroups = listings.flatMap(\.yearGroups)
    keyStages = listings.count == 1 ? listings[0].keyStages : Set(yearGroups.map(\.keyStage))
  }
}
