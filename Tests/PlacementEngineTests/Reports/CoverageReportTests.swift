import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What trainees have met by the end, whoever asks for it.

extension RoundResult {
  fileprivate func coverage(_ kind: CoverageKind, _ subject: String? = nil) throws -> CoverageRecord
  {
    try #require(explanations.coverage.first { $0.kind == kind && $0.subject == subject })
  }
}

/// Two historians and a musician; a sixth form for each subject.
private var sixthForms: RoundBuilder {
  var round = RoundBuilder.secondary()
  round.school("S-1")
  let years: [YearGroup] = [.year10, .year11, .year12, .year13]
  round.offer("O-H", at: "S-1", years: years, subjects: ["history"], places: 2)
  round.offer("O-M", at: "S-1", years: years, subjects: ["music"])
  round.trainee("T1", subjects: ["history"])
  round.trainee("T2", subjects: ["history"])
  round.trainee("T3", subjects: ["music"])
  return round
}

@Test func withEnoughSixthFormsCoverageOfKeyStageFiveIsWhole() throws {
  let result = try allocated(sixthForms)
  for (subject, trainees) in [("history", 2), ("music", 1)] {
    let record = try result.coverage(.ks5, subject)
    #expect(record.counted == trainees && record.met == trainees && record.gaps.isEmpty)
    // Nobody has asked for it; it is told all the same.
    #expect(record.percent == 0)
  }
  #expect(!result.summaryText.contains("Coverage"))
}

@Test func withoutSixthFormsTheShortfallIsListedBySubject() throws {
  var round = sixthForms
  round.offer("O-M", at: "S-1", years: [.year8])
  round.round.rules.coverage.ks5Percent = 90
  let result = try allocated(round)
  #expect(try result.coverage(.ks5, "history").gaps.isEmpty)
  let music = try result.coverage(.ks5, "music")
  #expect(music.counted == 1 && music.met == 0 && music.percent == 90)
  #expect(music.gaps == ["T3"])
  #expect(result.summaryText.contains("\nCoverage, key stage 5: 2 of 3, 90 % asked\n"))
}

@Test func enrichmentCountsForTheAdjacentKeyStage() throws {
  var round = oneSchool()
  #expect(try allocated(round).coverage(.adjacent).gaps == ["T1"])
  round.profile(of: "T1") { $0.enrichment = [.eyfs] }
  let covered = try allocated(round).coverage(.adjacent)
  #expect(covered.gaps.isEmpty && covered.met == 1)
}

@Test func primaryTraineesWithoutAnInclusivePlacementAreInTheGapList() throws {
  var round = twoSchools { $0.trainee("T2") }
  round.school("S-2") { $0.context = [.highDisadvantage] }
  let result = try allocated(round)
  let gaps = try result.coverage(.inclusion).gaps
  #expect(try gaps == ["T1", "T2"].filter { try result.record($0).school == "S-1" })
  #expect(gaps.count == 1)
}

@Test func whatIsFixedCountsAndWhoIsOnlyFixedDoesNot() throws {
  var round = oneSchool {
    $0.phase("2")
    $0.school("S-2") { $0.context = [.challenging] }
    $0.trainee("T2")
    $0.demand(of: "T2", phase: "1")
    $0.decide(.accepted, "T1", phase: "2", at: "S-2")
    $0.decide(.accepted, "T2", phase: "1", at: "S-2")
  }
  round.offer("O-1", at: "S-1", places: 2)
  let record = try allocated(round).coverage(.challenging)
  #expect(record.counted == 1 && record.met == 1)
}
