import PlacementDocuments

extension CourseMutation {
  static let ofGroups: [CourseMutation] = [
    CourseMutation("one of a block left out", breaksAmongOthers: "H-TOGETHER") {
      $0.unplace("P3")
    },
    CourseMutation("one of a block elsewhere", breaksAmongOthers: "H-TOGETHER") {
      $0[record: "P3"].school = "E"
    },
    CourseMutation("a block of two groups' making", breaksAmongOthers: "H-TOGETHER") {
      // P1 and P3 are in no group together.
      $0[record: "P1"].school = "E"
    },
    CourseMutation("beside a fixed member, elsewhere", breaksAmongOthers: "H-TOGETHER") {
      $0[record: "P8"].school = "E"
    },
    CourseMutation("one fixed, another unplaced", breaks: ["F-MOVED", "F-SUMMARY", "F-TIER-VALUE"])
    {
      // All that are not fixed may be unplaced.
      $0.unplace("P8", .outranked)
    },
    CourseMutation("kept apart at one school", breaksAmongOthers: "H-APART") {
      $0[record: "P4"].school = "A"
    },
    CourseMutation("beside somebody fixed, to be kept apart", breaksAmongOthers: "H-APART") {
      $0[record: "P8"].school = "D"
    },
    CourseMutation("a school of somebody fixed, to be kept apart", breaksAmongOthers: "H-PAIR") {
      $0[record: "P8"].school = "D"
      $0[record: "P8"].places[0].offer = "OD"
    },
    CourseMutation("groups of another phase", breaks: ["F-SUMMARY"]) {
      // P8 could now be at D beside F1.
      $0[group: "G8"].phase = "1"
    },
    CourseMutation("a group that could be together", breaks: ["F-REASON", "F-SUMMARY"]) {
      // P10 reaches D now.
      $0.documents.journeys.append(WorkedRound.journey("P10", "D", 30))
    },
    CourseMutation("no group", breaks: ["F-REASON"]) {
      $0.documents.round.groups.removeAll { $0.id == "G7" }
    },
    CourseMutation("a block whose other member is fixed there", breaksAmongOthers: "F-REASON") {
      $0.decide(.accepted, "P10", at: "D", offer: "OD")
    },
    CourseMutation("a block whose other member is fixed elsewhere", breaksAmongOthers: "H-FIXED") {
      $0.decide(.accepted, "P10", at: "E", offer: "OE")
    },
    CourseMutation("a shared journey of one alone", breaks: ["F-SCORE", "F-TERM"]) {
      $0[record: "P8"].contributions.append(Contribution(.sharedJourney, -10))
    },
    CourseMutation("a shared journey counted for each group", breaks: ["F-SCORE", "F-TERM"]) {
      $0[record: "P4"].contributions[1].minutes = -20
    },
    CourseMutation(
      "a shared journey with somebody fixed left out", breaks: ["F-TERM", "F-TIER-VALUE"]
    ) {
      $0[group: "G5"].trainees = ["P8", "P7"]
    },
    CourseMutation("a group whose phase is another", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0[group: "G4"].phase = "1"
      $0[group: "G5"].phase = "1"
    },
  ]

  static let ofMinimums: [CourseMutation] = [
    CourseMutation("a minimum of one more", breaks: ["H-MINIMUM"]) { $0[offer: "OB"].minimum = 3 },
    CourseMutation("a minimum where one is fixed", breaks: ["H-MINIMUM"]) {
      $0[offer: "OC"].minimum = 3
    },
    CourseMutation("a minimum of places in another phase", breaksAmongOthers: "H-MINIMUM") {
      // P1's phase 1 at B does not help P4 and P5 in phase 2.
      $0[offer: "OB"].minimum = 3
      $0.documents.decisions[0].offer = "OB"
    },
    CourseMutation("a minimum of an offer that is only fixed", breaks: []) {
      $0[offer: "OF"].minimum = 3
    },
    CourseMutation("a minimum of one", breaks: []) { $0[offer: "OE"].minimum = 1 },
  ]

  static let ofRepair: [CourseMutation] = [
    CourseMutation("a move unsaid", breaks: ["F-MOVED"]) { $0[record: "P4"].keptFrom = nil },
    CourseMutation("a move from another school", breaks: ["F-MOVED"]) {
      $0[record: "P4"].keptFrom = "B"
    },
    CourseMutation("a move that was none", breaks: ["F-MOVED"]) { $0[record: "P2"].keptFrom = "A" },
    CourseMutation("kept offers left out", breaks: ["F-MOVED"]) {
      $0[record: "P5"].keptOffers = []
    },
    CourseMutation("an unplaced trainee who has not moved", breaks: ["F-MOVED"]) {
      $0[record: "P6"].keptFrom = nil
      $0[record: "P6"].keptOffers = []
    },
    CourseMutation("promises miscounted", breaks: ["F-TIER-VALUE"]) {
      $0[tier: .promises].set(10)
    },
    CourseMutation("moves miscounted", breaks: ["F-TIER-VALUE"]) { $0[tier: .moves].set(2) },
    CourseMutation("told weighed otherwise", breaks: ["F-TIER-VALUE"]) { $0.rules.moves.told = 9 },
    CourseMutation("sent weighed otherwise", breaks: ["F-TIER-VALUE"]) { $0.rules.moves.sent = 3 },
    CourseMutation("no repair: tiers", breaksAmongOthers: "F-TIERS") { $0.documents.keepTo = nil },
    CourseMutation("no repair: what was told is fixed", breaksAmongOthers: "H-FIXED") {
      $0.documents.keepTo = nil
    },
    CourseMutation("no repair: what was sent is locked", breaksAmongOthers: "H-LOCK") {
      $0.documents.keepTo = nil
    },
    CourseMutation("told and accepted", breaksAmongOthers: "H-FIXED") {
      $0.decide(.accepted, on: day(2018, 5, 1), "P4", at: "C")
    },
    CourseMutation("told and locked", breaks: []) {
      // What is told goes before a lock, and is kept.
      $0.decide(.locked, "P4", at: "C")
    },
    CourseMutation("sent and locked", breaksAmongOthers: "H-LOCK") {
      $0.decide(.locked, "P5", at: "B", offer: "OB2")
    },
    CourseMutation("told elsewhere since", breaks: ["F-MOVED", "F-TIER-VALUE"]) {
      $0.decide(.told, "P4", at: "B", offer: "OB")
    },
    CourseMutation("told no more", breaks: ["F-MOVED", "F-TIER-VALUE"]) {
      // Kept where it was proposed before, at B, and not moved.
      $0.decide(.released, "P4", at: "C")
    },
    CourseMutation("an earlier result with other places", breaks: ["F-MOVED", "F-TIER-VALUE"]) {
      $0.documents.keepTo?.allocations[2].places[0].offer = "OE"
    },
    CourseMutation("an earlier result that placed nobody", breaks: ["F-MOVED", "F-TIER-VALUE"]) {
      $0.documents.keepTo?.allocations[5].status = .unplaced
    },
  ]

  static let ofHistoryAndPhases: [CourseMutation] = [
    CourseMutation("other phases asked for", breaks: ["F-FRAME"]) { $0.result.phases = [] },
    CourseMutation("a record of a phase not asked for", breaks: ["F-SUMMARY", "H-ONE"]) {
      var record = $0[record: "P9"]
      record.phase = "1"
      $0.result.allocations.append(record)
    },
    CourseMutation("every phase asked for", breaks: ["H-ONE", "F-SUMMARY", "F-TIER-VALUE"]) {
      $0.documents.phases = ["1", "2"]
      $0.result.phases = ["1", "2"]
    },
    CourseMutation(
      "a school used in an earlier round", breaks: ["F-SUMMARY", "F-TIER-VALUE", "H-NEWSCHOOL"]
    ) {
      $0.documents.history[0].allocations[0].school = "A"
    },
    CourseMutation("history without places", breaks: ["F-SUMMARY", "F-TIER-VALUE"]) {
      // P2 may go to D, has one school, and met nothing there.
      $0.documents.history[0].allocations[0].status = .unplaced
    },
    CourseMutation("no history", breaks: ["F-SUMMARY", "F-TIER-VALUE"]) {
      $0.documents.history = []
    },
    CourseMutation("year groups left out", breaks: ["F-YEARS"]) {
      $0[record: "P1"].yearGroups = []
    },
    CourseMutation("year groups out of order", breaks: ["F-YEARS"]) {
      $0[record: "W1"].yearGroups = [.year2, .year1]
    },
    CourseMutation("a fixed placement's year groups", breaks: ["F-YEARS"]) {
      $0[record: "P7"].yearGroups = [.year5]
    },
    CourseMutation("year groups of nothing", breaks: ["F-YEARS"]) {
      $0[record: "P9"].yearGroups = [.year5]
    },
  ]

  static let ofTerms: [CourseMutation] = [
    CourseMutation("a wish by another rank", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0[trainee: "P1"].profile?.wishes = ["B", "A"]
    },
    CourseMutation("a wish beyond the list", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0.rules.wishes.byRank = [30, 20, 10, 5]
    },
    CourseMutation("no minutes for wishes", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0.rules.wishes.byRank = []
    },
    CourseMutation("a wish of a trainee without wishes", breaks: ["F-SCORE", "F-TERM"]) {
      $0[record: "P4"].contributions.append(Contribution(.wish, -10))
    },
    CourseMutation("a fallback point elsewhere", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0[trainee: "P3"].profile?.fallback = Position(latitude: 53.4, longitude: -3.1)
    },
    CourseMutation("no fallback point", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0[trainee: "P5"].profile?.fallback = nil
    },
    CourseMutation("a fallback that costs less", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0.rules.wishes.fallbackAtMost = 30
    },
    CourseMutation("kilometres that cost more", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0.rules.wishes.fallbackPerKilometre = 2
    },
    CourseMutation("a shared journey worth more", breaks: ["F-TERM", "F-TIER-VALUE"]) {
      $0.rules.needs.sharedJourney = 11
    },
  ]
}

extension CourseRound {
  fileprivate mutating func unplace(_ trainee: String, _ reason: Reason = .outranked) {
    var record = self[record: trainee]
    record.status = .unplaced
    record.school = nil
    record.places = []
    record.journey = nil
    record.actions = []
    record.contributions = []
    record.score = nil
    record.yearGroups = []
    record.reason = reason
    self[record: trainee] = record
  }
}

extension TierRecord {
  mutating func set(_ value: Int) {
    self.value = value
    bound = value
  }
}
