import Foundation
import PlacementDocuments
import Testing

/// The shipped rule packs and the files of others.
struct RulePackTests {
  @Test(arguments: RulePack.shipped)
  func shippedPackListsEveryRuleOnce(pack: RulePack) {
    let identifiers = Rule.all.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count)
    #expect(Set(pack.clauses.keys) == Set(identifiers))
    #expect(pack.clauses.values.allSatisfy { !$0.isEmpty })
    #expect(
      Set(pack.stages.keys) == Set(Rule.all.filter { !$0.stages.isEmpty }.map(\.identifier)))
    let cases =
      Reason.allCases.map(\.rawValue) + Gate.allCases.map(\.rawValue)
      + Term.allCases.map(\.rawValue) + TierRecord.Name.allCases.map(\.rawValue)
      + ActionCode.allCases.map(\.rawValue) + Limit.allCases.map(\.rawValue)
    #expect(Set(cases).isSubset(of: identifiers))
  }

  /// A figure that no rule owns would not be printed; a setting that is no figure says nothing.
  @Test(arguments: RulePack.shipped)
  func everyFigureBelongsToARule(pack: RulePack) throws {
    let printed = RulesDocument(pack).rules.flatMap(\.settings).map(\.name)
    let file = try #require(
      JSONSerialization.jsonObject(with: Data(RulePack.format.write(pack))) as? [String: Any])
    let body = try #require(file["pack"] as? [String: Any])
    let figures = leaves(body.filter { !unowned.contains($0.key) }, "")
    #expect(Set(printed) == Set(figures))
    for rule in Rule.all {
      for setting in rule.settings where setting != "fairness.longest_journey_minutes" {
        #expect(
          figures.contains { $0 == setting || $0.hasPrefix("\(setting).") }, "\(setting)")
      }
    }
  }

  private let unowned = ["name", "version", "about", "stages", "clauses"]

  private func leaves(_ object: [String: Any], _ path: String) -> [String] {
    object.flatMap { key, value in
      let name = path.isEmpty ? key : "\(path).\(key)"
      return (value as? [String: Any]).map { leaves($0, name) } ?? [name]
    }
  }

  @Test func packIsReadBackTheSame() {
    for pack in RulePack.shipped {
      let again = RulePack.read(RulePack.format.write(pack), document: "p.json")
      #expect(again.problems.isEmpty)
      #expect(again.pack == pack)
    }
  }

  @Test func partnershipsPackHasTheAgreedFigures() {
    let pack = RulePack.ljmu2022
    #expect(pack.name == "ljmu-2022")
    #expect(pack.version == 1)
    #expect(pack.travel.limitMinutes == 90)
    #expect(pack.travel.estimateToleranceMinutes == 15)
    #expect(pack.estimates.publicTransport.perRootKilometre == 48.2)
    #expect(pack.moves.sent == 2)
    #expect(pack.moves.told == 10)
    #expect(pack.fairness.worstJourneys == .ties)
    #expect(pack.stage(of: .agreementLapsed) == .confirm)
    #expect(pack.stage(of: .healthAndSafetyNotAgreed) == .start)
    #expect(pack.stage(of: .cannotComply) == .solve)
    #expect(pack.clause(of: .agreementLapsed) == "Partnership Agreement §1.1")
    #expect(pack.clause(of: Factor.travel) == pack.clause(of: Term.travel))
    #expect(Term.allCases.allSatisfy(pack.isOn))
    #expect(Reason.allCases.allSatisfy(pack.isOn))
  }

  @Test func otherPacksDifferWhereTheySaySo() {
    let strict = RulePack.strict
    #expect(strict.stage(of: .agreementLapsed) == .solve)
    #expect(strict.stage(of: .issueOpen) == .solve)
    #expect(strict.mentors.untrained == .refuse)
    #expect(strict.travel.limitMinutes == 60)
    #expect(strict.fairness.worstJourneys == .ties)
    #expect(strict.course.map(\.kind) == [.away, .keyStages, .differentSchools])
    let minimal = RulePack.minimal
    #expect(Term.allCases.filter(minimal.isOn) == [.travel])
    #expect(minimal.fairness.worstJourneys == .off)
    #expect(Gate.allCases.allSatisfy { minimal.stage(of: $0) == .off })
    let off = Reason.allCases.filter { !minimal.isOn($0) }
    #expect(off == [.schoolGate, .schoolUsed, .noMentor])
  }

  @Test func whateverIsWrongInAPackIsSaid() throws {
    let said = try problems { text in
      text
        .replacing("\"TOO-FAR\": \"solve\",", with: "\"TO-FAR\": \"solve\",")
        .replacing("\"LOCKED\": \"solve\",", with: "\"LOCKED\": \"off\",")
        .replacing("\"DATES\": \"solve\",", with: "\"DATES\": \"sovle\",")
        .replacing("\"FULL\": \"Partnership", with: "\"FUL\": \"Partnership")
        .replacing("\"limit_minutes\": 90,", with: "")
        .replacing("\"shared_journey\": 10", with: "\"shared_jorney\": 10")
    }
    for words in [
      "UNKNOWN-KEY pack.stages: there is no key 'TO-FAR' here. Did you mean 'TOO-FAR'?",
      "MISSING-KEY pack.stages: the key 'TOO-FAR' is missing. Add it.",
      "UNKNOWN-CHOICE pack.stages.DATES: 'sovle' is not one of the choices. "
        + "Did you mean 'solve'? Choose from: solve, confirm, start, warn, off.",
      "UNKNOWN-KEY pack.clauses: there is no key 'FUL' here. Did you mean 'FULL'?",
      "MISSING-KEY pack.travel: the key 'limit_minutes' is missing. Add it.",
      "MISSING-KEY pack.needs: the key 'shared_journey' is missing. Add it.",
    ] {
      #expect(said.contains(words), "\(words)")
    }
  }

  @Test func stagesThatARuleCannotTakeAreRefused() throws {
    let said = try problems { text in
      text
        .replacing("\"LOCKED\": \"solve\",", with: "\"LOCKED\": \"off\",")
        .replacing("\"quality\": \"solve\",", with: "\"quality\": \"warn\",")
    }
    #expect(
      said == [
        "STAGE-NOT-POSSIBLE pack.stages.LOCKED: the rule LOCKED cannot be switched off. "
          + "Write 'solve'.",
        "STAGE-NOT-POSSIBLE pack.stages.quality: the rule quality cannot act at the stage 'warn'. "
          + "Write 'solve' or 'off'.",
      ])
  }

  @Test func packOfAnotherVersionIsRefused() throws {
    let said = try problems {
      $0.replacing("rule-pack\",\n  \"version\": 1", with: "rule-pack\",\n  \"version\": 2")
    }
    #expect(
      said == [
        "WRONG-VERSION version: version 2 is newer than this program reads (1). "
          + "Update the program."
      ])
  }

  private func problems(_ change: (String) -> String) throws -> [String] {
    let text = String(decoding: RulePack.format.write(.ljmu2022), as: UTF8.self)
    let changed = change(text)
    try #require(changed != text)
    let reading = RulePack.read(Array(changed.utf8), document: "pack.json")
    #expect(reading.pack == nil)
    return reading.problems.map { "\($0.code) \($0.path): \($0.fact). \($0.fix)" }
  }
}
