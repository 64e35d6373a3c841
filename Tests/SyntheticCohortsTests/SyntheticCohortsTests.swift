import PlacementDocuments
import SyntheticCohorts
import Testing

extension Preset {
  /// All but those that are too large to make here; they differ from `network600` in size alone.
  static let quick = allCases.filter { $0 != .network10000 && $0 != .country }
}

@Test(arguments: Preset.quick)
func equalSeedsGiveEqualBytes(preset: Preset) {
  #expect(digests(preset, seed: 7) == digests(preset, seed: 7))
}

@Test(arguments: Preset.quick)
func anotherSeedGivesAnotherRoundExceptTheHandWrittenOne(preset: Preset) {
  #expect((digests(preset, seed: 7) == digests(preset, seed: 8)) == (preset == .tiny))
}

@Test(arguments: Preset.quick)
func roundsAreValid(preset: Preset) {
  for seed in [2018, UInt64.max] {
    let documents = generate(preset, seed: seed)
    let errors = validate(documents, readingProblems: [], setAside: false).errors
    #expect(errors.isEmpty, "\(errors.map(\.description))")
  }
}

@Test(arguments: Preset.quick)
func recordsAreInCanonicalOrder(preset: Preset) {
  let documents = generate(preset, seed: 3)
  let canonical = validate(documents, readingProblems: [], setAside: false).documents
  #expect(differences(documents.schools, canonical.schools) == 0)
  #expect(differences(documents.offers, canonical.offers) == 0)
  #expect(differences(documents.trainees, canonical.trainees) == 0)
  #expect(differences(documents.journeys, canonical.journeys) == 0)
  #expect(differences(documents.decisions, canonical.decisions) == 0)
  #expect(differences(documents.round.programmes, canonical.round.programmes) == 0)
  #expect(differences(documents.round.caps, canonical.round.caps) == 0)
}

/// How many records differ; a whole round would be too long a message.
private func differences<Record: Equatable>(_ a: [Record], _ b: [Record]) -> Int {
  abs(a.count - b.count) + zip(a, b).filter { $0 != $1 }.count
}

@Test(
  arguments: [
    (Preset.primary2018, [66, 147, 91, 3], 176, 14),
    (.secondary2018, [136, 0, 122, 29], 100, 16),
    (.secondaryGrowth, [154, 0, 122, 29], 100, 16),
    (.partnership2018, [202, 147, 213, 32], 276, 16),
    (.partnership2022, [202, 147, 213, 32], 300, 16),
    (.yearPlan2018, [202, 147, 213, 32], 276, 16),
  ])
func sizesAndMixesAreThoseOfTheSources(
  preset: Preset, routes: [Int], schools: Int, areas: Int
) {
  let documents = generate(preset, seed: 2018)
  #expect(Route.shares(of: documents.trainees) == routes)
  #expect(documents.schools.count == schools)
  #expect(Set(documents.schools.map(\.localAuthority)).count == areas)
}

extension Route {
  /// Core, undergraduate, School Direct, salaried.
  fileprivate static func shares(of trainees: [Trainee]) -> [Int] {
    [Route.core, .undergraduate, .schoolDirect, .schoolDirectSalaried].map { route in
      trainees.filter { $0.route == route }.count
    }
  }
}

@Test func secondaryHasTheEighteenSubjectsAndTheirLeadSchools() {
  let trainees = generate(.secondary2018, seed: 2018).trainees
  let languages = ["french", "german", "spanish"]
  let subjects = Set(
    trainees.flatMap(\.subjects).map { languages.contains($0) ? "modern_languages" : $0 })
  #expect(
    subjects == [
      "art_and_design", "biology", "business_studies", "chemistry", "computing", "dance", "drama",
      "english", "geography", "history", "mathematics", "modern_languages", "music",
      "physical_education", "physics", "psychology", "religious_education", "social_sciences",
    ])
  #expect(Set(trainees.filter { $0.route == .schoolDirect }.map(\.leadSchool)).count == 6)
  #expect(Set(trainees.filter { $0.route == .schoolDirectSalaried }.map(\.leadSchool)).count == 4)
}

@Test func theLaterPartnershipHasThirteenLeadSchools() {
  let trainees = generate(.partnership2022, seed: 2018).trainees
  #expect(Set(trainees.compactMap(\.leadSchool)).count == 13)
}

@Test func aPartnershipHasAllThroughSchoolsUnderOneCap() throws {
  let documents = generate(.partnership2018, seed: 2018)
  let schools = documents.schools.filter { $0.name.hasSuffix(" All-through School") }
  #expect(schools.count == 3)
  for school in schools {
    #expect(school.ageRange?.from == 4)
    let caps = Set(documents.offers.filter { $0.school == school.id }.map(\.sharedCap))
    #expect(caps.count <= 1)
    #expect(!caps.contains(nil))
  }
}

@Test(
  arguments: [
    Preset.primary2018, .secondary2018, .partnership2018, .partnership2022, .yearPlan2018,
    .network600,
  ])
func nothingIsFinerThanASquareKilometre(preset: Preset) throws {
  for trainee in generate(preset, seed: 5).trainees {
    guard let origin = trainee.profile?.origin else { continue }
    for degrees in [origin.latitude, origin.longitude] {
      // Two decimals: at most 1.1 km north, 0.7 km east.
      #expect(degrees.description.split(separator: ".").last?.count ?? 0 <= 2)
    }
  }
}

@Test(arguments: Preset.quick)
func identifiersAreNumbersOfTheRoundAndNamesAreSchoolsOnly(preset: Preset) throws {
  let documents = generate(preset, seed: 5)
  for (index, trainee) in documents.trainees.enumerated() {
    #expect(trainee.id.first == "T")
    #expect(Int(trainee.id.dropFirst()) == index + 1)
  }
  #expect(Set(documents.schools.map(\.name)).count == documents.schools.count)
  let kinds = [
    " All-through School", " College", " Primary School", " Secondary School", " Special School",
  ]
  for school in documents.schools {
    // One invented word, then the kind of school: nothing that a real school is called.
    let kind = try #require(kinds.first { school.name.hasSuffix($0) })
    #expect(!school.name.dropLast(kind.count).contains(" "))
  }
}

@Test(arguments: [Preset.primary2018, .secondary2018, .partnership2018, .partnership2022])
func placesExceedDemandByAFewPerCent(preset: Preset) {
  let documents = generate(preset, seed: 2018)
  let places = documents.offers
    .filter { $0.state != .withdrawn && $0.kind == .main }
    .reduce(0) { $0 + $1.places + $1.furtherPlaces }
  let arranged = Set(documents.decisions.filter { $0.action == .arranged }.map(\.trainee))
  let wanted = documents.trainees.filter { trainee in
    trainee.status.isActive && trainee.profile != nil
      && (!trainee.route.isSchoolDirect || trainee.supportRequested
        || arranged.contains(trainee.id))
  }.reduce(0) { $0 + max(1, $1.subjects.count) }
  #expect(places > wanted)
  #expect(places < wanted * 115 / 100)
}

func digests(_ preset: Preset, seed: UInt64) -> [InputRecord] {
  canonicalDigests(of: generate(preset, seed: seed))
}
