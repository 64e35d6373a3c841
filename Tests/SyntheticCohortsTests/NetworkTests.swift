import PlacementDocuments
import PlacementEngine
import Testing

@testable import SyntheticCohorts

/// The rounds of one phase whose only limits are those of offers and schools.
struct NetworkTests {
  private let documents = generate(.network600, seed: 1)

  @Test func everybodyTrainsForOneOfTwentyThingsInOneOfSixHundredPlacesAndAFew() {
    #expect(documents.trainees.count == 600)
    #expect(documents.schools.count == 300)
    let trainings = Set(documents.trainees.map { [$0.programme] + $0.subjects })
    #expect(trainings.count == 20)
    let places = documents.offers.reduce(0) { $0 + $1.places }
    #expect(620...630 ~= places)
    #expect(documents.schools.contains { $0.maximumTrainees != nil })
    #expect(documents.journeys.isEmpty)
  }

  /// The larger ones are made by the same steps; their plans differ in size alone.
  @Test func schoolsHaveDifferentNamesHoweverManyThereAre() {
    let names = (0..<NetworkPlan.country.schools).map(SchoolNames.name)
    #expect(Set(names).count == 20_000)
    #expect(Set(Training.all.map(\.programme)).count == 3)
    #expect(Training.all.count == 20)
    #expect(Training.all.allSatisfy { $0.share > 0 })
  }

  @Test func nearlyEverybodyIsPlacedWithinTheLimits() throws {
    let plan = NetworkPlan(
      round: "small", trainees: 80, schools: 40, squareKilometresPerSchool: 3)
    let documents = networkRound(plan, seed: 5)
    let validation = validate(documents, readingProblems: [], setAside: false)
    #expect(validation.problems.isEmpty)
    let result = try allocate(try #require(Round(validation))).allocations
    #expect(result.status == .optimal)
    let placed = result.allocations.filter { $0.status == .ready }
    #expect(placed.count >= 75)
    #expect(placed.count <= 80)
  }

  /// Everybody near a place is found by looking at a few squares around it.
  @Test func neighboursAreThoseWithinTheDistance() {
    let positions = documents.schools.compactMap(\.position)
    let neighbourhood = Neighbourhood(positions)
    for here in positions.prefix(40) {
      for kilometres in [3.0, 8, 18] {
        let expected = positions.indices.filter { index in
          Cohort.kilometres(
            (here.latitude, here.longitude),
            (positions[index].latitude, positions[index].longitude)) <= kilometres
        }
        #expect(neighbourhood.within(kilometres, of: here) == expected)
      }
    }
  }
}
