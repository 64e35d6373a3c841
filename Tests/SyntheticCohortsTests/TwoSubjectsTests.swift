import PlacementDocuments
import PlacementEngine
import Testing

@testable import SyntheticCohorts

/// The rounds in which everybody needs places in two subjects at one school.
struct TwoSubjectsTests {
  @Test(arguments: [(Preset.twoSubjects, 150, 60), (.twoSubjectsLarge, 300, 100)])
  func sizesAreThoseOfTheRecipe(preset: Preset, trainees: Int, schools: Int) {
    let documents = generate(preset, seed: 1)
    #expect(documents.trainees.count == trainees)
    #expect(documents.schools.count == schools)
    #expect(documents.trainees.allSatisfy { Set($0.subjects).count == 2 })
    let demand = counts(documents.trainees.flatMap(\.subjects))
    #expect(demand.count == 8)
    var places: [String: Int] = [:]
    for offer in documents.offers { places[offer.subjects[0], default: 0] += offer.places }
    // A tenth more than are needed, rounded down.
    #expect(places == demand.mapValues { $0 * 11 / 10 })
  }

  @Test func everyJourneyIsMeasuredAndTakesFiveMinutesAtLeast() {
    let documents = generate(.twoSubjects, seed: 1)
    #expect(documents.journeys.count == 150 * 60)
    // Twice the diagonal of the square, and five.
    #expect(documents.journeys.allSatisfy { 5...147 ~= $0.minutes })
    #expect(documents.journeys.map(\.minutes).max() ?? 0 > 100)
  }

  /// Nothing but subjects and places stands between a trainee and a school,
  /// and a placement is worth its minutes.
  @Test func suitabilityIsMinutes() throws {
    let plan = TwoSubjectsPlan(round: "small", trainees: 12, schools: 6, subjects: 4)
    for seed in UInt64(1)...4 {
      let documents = twoSubjectsRound(plan, seed: seed)
      let validation = validate(documents, readingProblems: [], setAside: false)
      #expect(validation.problems.isEmpty)
      let result = try allocate(try #require(Round(validation))).allocations
      let minutes = Dictionary(
        uniqueKeysWithValues: documents.journeys.map { ([$0.trainee, $0.school], $0.minutes) })
      var sum = 0
      for record in result.allocations {
        guard let school = record.school else { continue }
        #expect(record.status == .ready)
        #expect(record.places.count == 2)
        #expect(record.score == minutes[[record.trainee, school]])
        sum += record.score ?? 0
      }
      #expect(result.tiers.first { $0.name == .suitability }?.value == sum)
      #expect(sum > 0)
    }
  }
}

private func counts(_ subjects: [String]) -> [String: Int] {
  subjects.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}
