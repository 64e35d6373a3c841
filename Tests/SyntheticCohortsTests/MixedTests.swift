import PlacementDocuments
import PlacementEngine
import Testing

@testable import SyntheticCohorts

/// The round of one phase that is not a network.
struct MixedTests {
  private let documents = generate(.mixed600, seed: 1)

  @Test func aTenthIsInPairsOfOneTrainingAndOneHome() {
    #expect(documents.round.groups.count == 30)
    let trainees = Dictionary(uniqueKeysWithValues: documents.trainees.map { ($0.id, $0) })
    for group in documents.round.groups {
      #expect(group.kind == .together)
      let pair = group.trainees.compactMap { trainees[$0] }
      #expect(pair.count == 2)
      #expect(Set(pair.map { [$0.programme] + $0.subjects }).count == 1)
      #expect(Set(pair.map(\.profile?.origin)).count == 1)
      #expect(Set(pair.map(\.profile?.travelMode)).count == 1)
    }
    #expect(Set(documents.round.groups.flatMap(\.trainees)).count == 60)
  }

  @Test func aTenthTrainInTwoSubjects() {
    let dual = documents.trainees.filter { $0.subjects.count == 2 }
    #expect(dual.count == 60)
    #expect(dual.allSatisfy { Set($0.subjects).count == 2 })
    #expect(Set(dual.map(\.id)).isDisjoint(with: documents.round.groups.flatMap(\.trainees)))
  }

  @Test func offersOfATenthTakeTwoOrNone() {
    let several = documents.offers.filter { $0.minimum > 0 }
    #expect(several.allSatisfy { $0.minimum == 2 && $0.places >= 2 })
    #expect(60..<70 ~= several.reduce(0) { $0 + $1.places })
  }

  @Test func everyRuleOfTheMixIsMetByTheBest() throws {
    let plan = NetworkPlan(
      round: "small", trainees: 80, schools: 40, squareKilometresPerSchool: 3, isMixed: true)
    let documents = networkRound(plan, seed: 2)
    let validation = validate(documents, readingProblems: [], setAside: false)
    #expect(validation.problems.isEmpty)
    let result = try allocate(try #require(Round(validation))).allocations
    #expect(result.status == .optimal)
    #expect(result.tiers.map(\.name) == [.placed, .suitability, .tieBreak])
    let records = Dictionary(uniqueKeysWithValues: result.allocations.map { ($0.trainee, $0) })
    #expect(documents.round.groups.count == 4)
    for group in documents.round.groups {
      #expect(Set(group.trainees.map { records[$0]?.school }).count == 1)
    }
    #expect(records.values.contains { $0.places.count == 2 })
  }
}
