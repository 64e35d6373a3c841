import PlacementDocuments
import PlacementEngine
import SyntheticCohorts
import Testing

/// The result that `Datasets/tiny/README.md` works out by hand.
struct TinyRoundTests {
  private let result: AllocationsDocument

  init() throws {
    let documents = generate(.tiny, seed: 0)
    let validation = validate(documents, readingProblems: [], setAside: false)
    result = try allocate(#require(Round(validation))).allocations
  }

  @Test func tiersAreAsWorked() {
    #expect(result.status == .optimal)
    #expect(
      result.tiers.map(\.name) == [
        .fixedMentors, .placed, .mustFill, .suitability, .worstJourneys, .tieBreak,
      ])
    #expect(result.tiers.map(\.value) == [0, 9, 0, 42, 50, 62_180_874])
    let levels = result.tiers[4].levels.map { "\($0.journeys) of \($0.minutes)" }
    #expect(levels == ["1 of 50", "1 of 40", "1 of 35", "3 of 30"])
    #expect(result.tiers.allSatisfy { $0.isProven })
  }

  @Test func everyRecordIsAsWorked() {
    let lines = result.allocations.map { record in
      let places = record.places.map {
        "\($0.offer ?? "-")/\($0.mentor ?? "-")\($0.isFurtherPlace ? "+" : "")"
      }
      return [
        record.trainee, record.status.rawValue, record.school ?? "-",
        places.joined(separator: " "), record.gates.map(\.rawValue).joined(separator: " "),
        record.score.map(String.init) ?? record.reason?.rawValue ?? "-",
      ].joined(separator: "|")
    }
    #expect(
      lines == [
        "T01|reserved|S-02|O-05/M-201|AGREEMENT-LAPSED|-5",
        "T02|reserved|S-01|O-01/M-102|CHECKS-NOT-CLEARED|-9",
        "T03|ready|S-01|O-02/M-101||-9",
        "T04|held|S-03|O-06/-|HS-NOT-AGREED FITNESS-NOT-CLEARED|0",
        "T05|reserved|S-03|O-04/-|SD-AGREEMENT-MISSING HS-NOT-AGREED|25",
        "T06|fixed|S-02|O-03/M-201|AGREEMENT-LAPSED|-",
        "T07|lead-school-arranges|-|||LEAD-SCHOOL-ARRANGES",
        "T08|fixed|S-02|-/M-201|AGREEMENT-LAPSED CHECKS-NOT-CLEARED|-",
        "T09|reserved|S-04|O-07/M-401 O-08/-+|ISSUE-OPEN|35",
        "T10|reserved|S-05|O-09/M-501|AGREEMENT-MISSING|5",
        "T11|unplaced|-|||SCHOOL-GATE",
        "T12|unplaced|-|||OUTRANKED",
      ])
  }

  @Test func everyStatusAndEveryGateOccurs() {
    let statuses: [AllocationRecord.Status] = [
      .ready, .reserved, .held, .fixed, .leadSchoolArranges, .unplaced,
    ]
    for status in statuses {
      #expect(result.allocations.contains { $0.status == status }, "\(status.rawValue)")
    }
    let shut = result.allocations.flatMap(\.gates)
    for gate in Gate.allCases where RulePack.ljmu2022.stage(of: gate) != .solve {
      #expect(shut.contains(gate), "\(gate.rawValue)")
    }
  }
}
