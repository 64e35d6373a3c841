import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What is told of offers: left empty, below their minimum, without a mentor, by band.

extension RoundResult {
  fileprivate func unused(_ offer: String) throws -> UnusedPlaces {
    try #require(explanations.unusedPlaces.first { $0.offer == offer })
  }
}

@Test func emptyMustFillPlacesAreNamedAndTheFewest() throws {
  var round = oneSchool { $0.school("S-2") }
  round.offer("O-1", at: "S-1", places: 2) { $0.mustFill = true }
  round.offer("O-2", at: "S-2") { $0.mustFill = true }
  round.journey("T1", "S-2", 300)
  let result = try allocated(round)
  #expect(result.explanations.emptyMustFill.map(\.offer) == ["O-1", "O-2"])
  #expect(result.explanations.emptyMustFill.map(\.places) == [1, 1])
  #expect(
    result.explanations.emptyMustFill[1].text == """
      1 place, to be filled before others, left over at School S-2: every trainee it would suit \
      is too far away, or the journey is not known. 2 must-fill places in all stay empty, the \
      fewest that can where no more trainees go unplaced.
      """)
  #expect(
    result.summaryText.contains(
      """

      Must-fill places empty, the fewest that can stay empty: 1 of O-1 at School S-1, \
      1 of O-2 at School S-2.

      """))

  round.trainee("T2")
  round.trainee("T3")
  let filled = try allocated(round)
  #expect(filled.explanations.emptyMustFill.isEmpty)
  #expect(!filled.summaryText.contains("Must-fill"))
}

@Test func anOfferThatTakesTwoOrNobodySaysSo() throws {
  var round = oneSchool()
  round.offer("O-1", at: "S-1", places: 2) { $0.minimum = 2 }
  let alone = try allocated(round)
  let unused = try alone.unused("O-1")
  #expect(unused.code == .belowMinimum)
  #expect(unused.code.rawValue == "BELOW-MINIMUM")
  #expect(
    unused.text == """
      2 places left over at School S-1: it takes at least 2 of a training phase or nobody, and it \
      suits no more than 1.
      """)
  #expect(
    try alone.unplaced("T1").text.contains(
      "; 1 offer of these, with a minimum of 2, left unused"))

  round.trainee("T2")
  let pair = try allocated(round)
  #expect(pair.placedCount == 2)
  #expect(pair.explanations.unusedPlaces.isEmpty)
}

@Test func earlyCareerTeachersAreWhyNoMentorIsFree() throws {
  var round = oneSchool()
  round.mentor("M-1", at: "S-1") {
    $0.maximumMentees = 2
    $0.earlyCareerTeachers = 1
  }
  #expect(try allocated(round).record("T1").places.map(\.mentor) == ["M-1"])

  round.mentor("M-1", at: "S-1") { $0.earlyCareerTeachers = 2 }
  let refused = try allocated(round)
  #expect(try refused.unplaced("T1").code == .noMentor)
  #expect(
    try refused.unplaced("T1").text.hasSuffix(
      "→ 0 with a free mentor; early-career teachers take the mentors' slots at 1 school "
        + "(Partnership Agreement §4.2)."))
  #expect(
    try refused.unused("O-1").text
      == "1 place left over at School S-1: no free mentor, for early-career teachers take the slots."
  )

  // Other providers' trainees are no early-career teachers.
  round.mentor("M-1", at: "S-1") {
    $0.earlyCareerTeachers = 0
    $0.otherTrainees = 2
  }
  let other = try allocated(round)
  #expect(try other.unplaced("T1").code == .noMentor)
  #expect(!other.everyOutput.contains("early-career"))
}

@Test func suggestedAndHumanBandAreBothPrinted() throws {
  var round = twoSchools()
  round.offer("O-S-1", at: "S-1") {
    $0.priorityBand = 2
    $0.suggestedPriorityBand = 1
  }
  round.offer("O-S-2", at: "S-2") {
    $0.priorityBand = 1
    $0.suggestedPriorityBand = 3
  }
  let result = try allocated(round)
  #expect(try result.record("T1").school == "S-2")
  #expect(
    try result.placed("T1").facts(.schoolAndOffer)
      == "priority band 1 (set by people; 3 suggested)")
}

@Test func clausesComeFromTheRulePack() throws {
  var round = oneSchool { $0.journey("T1", "S-1", 200) }
  round.round.rules.clauses["TOO-FAR"] = "Handbook 7"
  let result = try allocated(round)
  #expect(try result.unplaced("T1").policyReference == "Handbook 7")
  #expect(try result.unplaced("T1").text.hasSuffix("(Handbook 7)."))
  #expect(try result.unused("O-1").policyReference == "Handbook 7")
}
