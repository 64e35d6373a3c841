import Foundation
import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What comes in: offers, profiles, phases, and what must not come in.

@Test(
  "S01 Offers for 2023-24 loaded into a 2022-23 round are errors naming each wrong offer; correct ones load"
)
func s01OffersCollection() throws {
  var round = twoSchools { $0.offer("O-3", at: "S-2") }
  round.round.academicYear = "2022-23"
  for offer in ["O-S-1", "O-3"] { round.offer(offer, at: "S-1") { $0.academicYear = "2023-24" } }
  round.offer("O-S-2", at: "S-2") { $0.academicYear = "2022-23" }
  try withFolder(of: round.documents) { path in
    let wrong = try validation(ofFolder: path)
    #expect(
      wrong.errors.map { "\($0.code) \($0.record ?? "")" } == [
        "WRONG-YEAR O-3", "WRONG-YEAR O-S-1",
      ])
    #expect(Round(wrong) == nil)
  }
  for offer in ["O-S-1", "O-3"] { round.offer(offer, at: "S-1") { $0.academicYear = "2022-23" } }
  try withFolder(of: round.documents) { path in
    let right = try validation(ofFolder: path)
    #expect(right.errors.isEmpty)
    let loaded = try #require(Round(right))
    #expect(loaded.documents.offers.map(\.id) == ["O-3", "O-S-1", "O-S-2"])
    #expect(try allocate(loaded).placedCount == 1)
  }
}

@Test(
  "S02 A trainee without a profile is listed as \"no profile\", counted unplaced and never dropped; all others still solve"
)
func s02TraineeProfile() throws {
  var round = twoSchools { $0.trainee("T2") }
  round.trainee("T1") { $0.profile = nil }
  let result = try allocated(round)
  #expect(try result.record("T1").status == .unplaced)
  #expect(try result.record("T1").reason == .profileMissing)
  #expect(try result.unplaced("T1").text.hasPrefix("T1, phase 1: no place. No profile "))
  #expect(result.allocations.summary.trainees == 2)
  #expect(result.allocations.summary.unplaced == 1)
  #expect(try result.record("T2").status == .ready)
  let asked = result.explanations.actions.filter { $0.code == "PROFILE-MISSING" }
  #expect(asked.map(\.trainee) == ["T1"])

  round.trainee("T1") { $0.profile = Profile() }
  let complete = try allocated(round)
  #expect(complete.allocations.summary.unplaced == 0)
  #expect(complete.explanations.actions.allSatisfy { $0.code != "PROFILE-MISSING" })
}

@Test(
  "S35 Two phases solved together: no repeats, requirements keyed by (programme, phase) respected"
)
func s35PhasesTogether() throws {
  var round = RoundBuilder.primary(phases: 2)
  round.school("S-1")
  round.offer("O-1", at: "S-1", years: [.year1, .year4])
  round.trainee("T1")
  // One school serves one of the two phases.
  let crowded = try allocated(round)
  #expect(crowded.allocations.allocations.count(where: { $0.school == "S-1" }) == 1)
  #expect(crowded.allocations.summary.unplaced == 1)

  // Phase 2 of this programme asks for key stage 1; phase 2 of the other asks for nothing.
  round.phase("2") { $0.keyStages = [.ks1] }
  round.school("S-2")
  round.offer("O-2", at: "S-2", years: [.year4])
  let result = try allocated(round)
  #expect(try result.record("T1", phase: "1").school == "S-2")
  #expect(try result.record("T1", phase: "2").school == "S-1")

  round.offer("O-1", at: "S-1") { $0.state = .withdrawn }
  let short = try allocated(round)
  #expect(try short.record("T1", phase: "1").school == "S-2")
  #expect(try short.record("T1", phase: "2").reason == .agePhase)

  round.programme("other")
  round.phase("2")
  round.trainee("T2")
  #expect(try allocated(round).record("T2", phase: "2").school == "S-2")
}

@Test("S35 Two phases solved in succession: no repeats") func s35PhasesInSuccession() throws {
  var round = RoundBuilder.primary(phases: 2)
  for school in ["S-1", "S-2"] {
    round.school(school)
    round.offer("O-\(school)", at: school)
    round.journey("T1", school, school == "S-1" ? 25 : 60)
  }
  round.trainee("T1")
  round.demand(of: "T1", phase: "1")
  #expect(try allocated(round).record("T1", phase: "1").school == "S-1")

  round.decide(.accepted, "T1", phase: "1", offer: "O-S-1", by: .school)
  round.demand(of: "T1", phase: "2")
  let later = try allocated(round)
  #expect(try later.record("T1", phase: "1").status == .fixed)
  #expect(try later.record("T1", phase: "2").school == "S-2")
  // What is fixed in this round is an earlier placement like any other.
  #expect(
    try later.placed("T1", phase: "2").facts(.previousExperience)
      == "no contrast with earlier placements")
}

@Test("S35 An unknown phase is rejected") func s35UnknownPhase() {
  let documents = oneSchool { $0.demand(of: "T1", phase: "4") }.documents
  let validation = validate(documents, readingProblems: [], setAside: false)
  #expect(validation.errors.map { "\($0.code) \($0.record ?? "")" } == ["UNKNOWN-PHASE T1"])
  #expect(Round(validation) == nil)
}

@Test("S43 Input with a sex field is rejected") func s43ForbiddenField() throws {
  let documents = oneSchool().documents
  try withFolder(of: documents) { path in
    #expect(try validation(ofFolder: path).isUsable)
    let file = URL(filePath: path).appending(path: "trainees.json")
    let text = try String(contentsOf: file, encoding: .utf8)
      .replacing("\"id\": \"T1\",", with: "\"id\": \"T1\", \"sex\": \"F\",")
    try Data(text.utf8).write(to: file)
    let refused = try validation(ofFolder: path)
    #expect(refused.errors.map { "\($0.code) \($0.record ?? "")" } == ["FORBIDDEN-FIELD T1"])
    #expect(Round(refused) == nil)
    #expect(
      TraineesDocument.format.read(Array(text.utf8), document: "trainees.json").root?.trainees
        .isEmpty == true)
  }
}

@Test("S43 Permuting trainees leaves every output byte-equal", arguments: UInt64(0)..<20)
func s43Permuting(seed: UInt64) throws {
  let documents = randomRound(seed: seed)
  var permuted = documents
  permuted.round.programmes.reverse()
  permuted.schools.reverse()
  permuted.offers.reverse()
  let half = permuted.trainees.count / 2
  permuted.trainees = Array(permuted.trainees[half...] + permuted.trainees[..<half])
  permuted.journeys.reverse()
  permuted.decisions.reverse()
  let files = try allocated(documents).files
  let others = try allocated(permuted).files
  #expect(files.map(\.name) == others.map(\.name))
  #expect(files.map(\.bytes) == others.map(\.bytes))
}

@Test("S43 Renaming trainees leaves the objective unchanged", arguments: UInt64(0)..<20)
func s43Renaming(seed: UInt64) throws {
  let documents = randomRound(seed: seed)
  // The first shall be last.
  let codes = Dictionary(
    uniqueKeysWithValues: zip(
      documents.trainees.map(\.id),
      documents.trainees.indices.reversed().map { "X-\($0 + 100)" }))
  func renamed(_ id: String) -> String { codes[id] ?? id }
  var other = documents
  for index in other.trainees.indices {
    other.trainees[index].id = renamed(other.trainees[index].id)
  }
  for index in other.journeys.indices {
    other.journeys[index].trainee = renamed(other.journeys[index].trainee)
  }
  for index in other.decisions.indices {
    other.decisions[index].trainee = other.decisions[index].trainee.map(renamed)
  }
  #expect(try allocated(documents).objectives == allocated(other).objectives)
}

@Test("S43 Ties are broken by identifiers only") func s43Ties() throws {
  let round = oneSchool { $0.trainee("T2") }
  let winner = try #require(try allocated(round).explanations.placed.first?.trainee)
  // Nothing else about them decides: neither standing first in the file nor the award.
  let loser = winner == "T1" ? "T2" : "T1"
  var documents = round.documents
  if documents.trainees.first?.id != loser { documents.trainees.reverse() }
  for index in documents.trainees.indices where documents.trainees[index].id == loser {
    documents.trainees[index].award = .pgce
  }
  #expect(try allocated(documents).explanations.placed.map(\.trainee) == [winner])
  // Swapping the identifiers swaps the place.
  for index in documents.trainees.indices {
    documents.trainees[index].id = documents.trainees[index].id == loser ? winner : loser
  }
  let swapped = try allocated(documents)
  #expect(swapped.explanations.placed.map(\.trainee) == [winner])
}
