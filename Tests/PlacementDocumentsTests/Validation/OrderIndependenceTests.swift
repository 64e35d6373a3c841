import PlacementDocuments
import PlacementTesting
import Testing

/// The order in which a file happens to list its records means nothing.
struct OrderIndependenceTests {
  @Test(arguments: UInt64(0)..<20)
  func shuffledRecordsGiveTheSameRoundAndDigests(seed: UInt64) {
    let base = Fixture.validation { enrich(&$0) }
    let shuffled = Fixture.validation {
      enrich(&$0)
      shuffle(&$0, seed: seed)
    }
    #expect(base.errors.isEmpty)
    #expect(
      RoundFolder.write(base.documents).map(\.bytes)
        == RoundFolder.write(shuffled.documents).map(\.bytes))
    #expect(canonicalDigests(of: shuffled.documents) == canonicalDigests(of: base.documents))
    var raw = Fixture.documents()
    enrich(&raw)
    let digests = canonicalDigests(of: raw)
    shuffle(&raw, seed: seed)
    #expect(canonicalDigests(of: raw) == digests)
    #expect(facts(base) == facts(shuffled))
  }

  @Test func digestsTellDocumentsApart() {
    let base = canonicalDigests(of: Fixture.documents())
    #expect(
      base.map(\.document) == [
        "round.json", "schools.json", "offers.json", "trainees.json", "travel.csv",
        "decisions.csv",
      ])
    #expect(base.allSatisfy { $0.sha256.count == 64 })
    var changed = Fixture.documents()
    changed.journeys[0].minutes += 1
    let differing = zip(base, canonicalDigests(of: changed)).filter { $0 != $1 }
    #expect(differing.map(\.0.document) == ["travel.csv"])
  }

  private func facts(_ validation: Validation) -> [String] {
    validation.problems.map { "\($0.code) \($0.record ?? "") \($0.fact)" }.sorted()
  }

  private func enrich(_ documents: inout RoundDocuments) {
    for number in 3...8 {
      var school = Fixture.school("S-\(number)", ages: "4-11", mentor: "M-\(number)")
      school.context = [.highEAL, .challenging]
      school.adjustments = ["step_free_access", "quiet_room"]
      documents.schools.append(school)
      var offer = documents.offers[0]
      offer.id = "O-\(number)"
      offer.school = school.id
      offer.yearGroups = [.year3, .reception, .year1]
      offer.hasPhonicsObservation = nil
      documents.offers.append(offer)
      var trainee = Fixture.trainee("T-\(number)", programme: "P-PRI")
      trainee.excludedSchools = ["S-8", "S-2", "S-5"]
      documents.trainees.append(trainee)
      for school in ["S-\(number)", "S-1"] {
        for phase in [nil, "1"] {
          documents.journeys.append(
            Journey(trainee: trainee.id, phase: phase, school: school, mode: .car, minutes: number))
        }
      }
      documents.decisions.append(
        Decision(
          date: Fixture.day("2018-07-0\(number % 3 + 1)"), role: .office, action: .excluded,
          trainee: trainee.id, school: "S-1"))
    }
  }

  private func shuffle(_ documents: inout RoundDocuments, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    documents.round.programmes.shuffle(using: &random)
    documents.schools.shuffle(using: &random)
    documents.offers.shuffle(using: &random)
    documents.trainees.shuffle(using: &random)
    documents.journeys.shuffle(using: &random)
    documents.decisions.shuffle(using: &random)
    for index in documents.schools.indices {
      documents.schools[index].context.shuffle(using: &random)
      documents.schools[index].adjustments.shuffle(using: &random)
    }
    for index in documents.offers.indices {
      documents.offers[index].yearGroups.shuffle(using: &random)
    }
    for index in documents.trainees.indices {
      documents.trainees[index].excludedSchools.shuffle(using: &random)
    }
  }
}
