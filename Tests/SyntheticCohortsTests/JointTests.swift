import PlacementDocuments
import PlacementEngine
import Testing

@testable import SyntheticCohorts

/// The rounds in which everybody is placed in several phases at once.
struct JointTests {
  @Test(arguments: [(Preset.twoPhases600, 2), (.threePhases600, 3)])
  func everyPhaseHasAFewPlacesMoreThanTrainees(preset: Preset, phases: Int) {
    let documents = generate(preset, seed: 1)
    #expect(documents.trainees.count == 600)
    #expect(documents.schools.count == 300)
    let programme = documents.round.programmes[0]
    #expect(programme.phases.count == phases)
    for phase in programme.phases {
      let places = documents.offers.filter { $0.start == phase.start && $0.end == phase.end }
        .reduce(0) { $0 + $1.places }
      #expect(620...630 ~= places)
    }
    #expect(documents.schools.contains { $0.maximumTrainees != nil })
  }

  @Test func everybodyKnowsTheWayToAtMostThirtyOffersOfAPhase() {
    let documents = generate(.threePhases600, seed: 1)
    let trainees = Dictionary(uniqueKeysWithValues: documents.trainees.map { ($0.id, $0) })
    let programmes = Dictionary(
      uniqueKeysWithValues: documents.round.programmes.map { ($0.id, $0) })
    let offers = Dictionary(grouping: documents.offers, by: \.school)
    var counts: [[String]: Int] = [:]
    for journey in documents.journeys {
      let (trainee, phase) = (trainees[journey.trainee]!, journey.phase!)
      let start = programmes[trainee.programme]!.phases.first { $0.id == phase }!.start
      let ages = programmes[trainee.programme]!.ageRange
      let open = offers[journey.school]!.filter { offer in
        offer.start == start && offer.subjects == trainee.subjects
          && offer.yearGroups.allSatisfy { $0.entryAge >= ages.from && $0.entryAge < ages.to }
      }
      #expect(!open.isEmpty)
      counts[[trainee.id, phase], default: 0] += open.count
    }
    // The two primary programmes share the classes of five to seven.
    let secondary = counts.filter { trainees[$0.key[0]]!.subjects.count == 1 }
    #expect(secondary.values.allSatisfy { 1...30 ~= $0 })
    #expect(secondary.values.contains { $0 > 25 })
    #expect(counts.count > 1_750)
  }

  /// A school is left after its phase, and what is met first counts once.
  @Test func schoolsDifferAndKeyStagesCountOnce() throws {
    let plan = JointPlan(round: "small", trainees: 24, schools: 16, phases: 3, candidates: 6)
    let documents = jointRound(plan, seed: 3)
    let validation = validate(documents, readingProblems: [], setAside: false)
    #expect(validation.problems.isEmpty)
    let result = try allocate(try #require(Round(validation))).allocations
    #expect(result.status == .optimal)
    #expect(result.tiers.map(\.name) == [.placed, .suitability, .tieBreak])
    let placed = Dictionary(
      grouping: result.allocations.filter { $0.school != nil }, by: \.trainee)
    #expect(placed.count > 12)
    for records in placed.values {
      #expect(Set(records.map(\.school)).count == records.count)
    }
  }
}
