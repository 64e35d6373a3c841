import PlacementDocuments
import Testing

/// Which pack a round or a run names, and the changes to it.
struct RulePackChoiceTests {
  @Test func roundNamesAShippedPackAndChangesIt() throws {
    let folder = try folder(
      rules: #""rule_pack": "strict", "rules": {"stages": {"quality": "off"}, "#
        + #""travel": {"free_minutes": 5}, "clauses": {"FULL": "Our handbook, p. 3"}}"#)
    let documents = try #require(RoundFolder.read(folder.path).documents)
    let rules = documents.round.rules
    #expect(rules.name == "strict")
    #expect(rules.version == 1)
    #expect(rules.travel.limitMinutes == 60)
    #expect(rules.travel.freeMinutes == 5)
    #expect(!rules.isOn(Term.quality))
    #expect(rules.isOn(Term.wish))
    #expect(rules.clause(of: Reason.full) == "Our handbook, p. 3")
    #expect(rules.clause(of: Reason.dates) == RulePack.strict.clause(of: Reason.dates))
    let again = try TemporaryFolder(documents)
    #expect(RoundFolder.read(again.path).documents?.round.rules == rules)
  }

  @Test func runsPackGoesBeforeTheRounds() throws {
    let folder = try folder(rules: #""rule_pack": "strict", "rules": {"moves": {"sent": 7}}"#)
    let run = RunInputs(rulePack: "minimal")
    let documents = try #require(RoundFolder.read(folder.path, with: run).documents)
    #expect(documents.round.rulePack == "minimal")
    #expect(documents.round.rules.name == "minimal")
    #expect(documents.round.rules.moves.sent == 7)
    #expect(documents.round.rules.travel.limitMinutes == 90)
  }

  @Test func packOfTheRoundsFolderIsReadAndDigested() throws {
    var pack = RulePack.ljmu2022
    pack.name = "ours"
    pack.travel.limitMinutes = 75
    let folder = try folder(rules: #""rule_pack": "ours.json""#)
    try folder.write(RulePack.format.write(pack), to: "ours.json")
    let documents = try #require(RoundFolder.read(folder.path).documents)
    #expect(documents.round.rules == pack)
    let digests = canonicalDigests(of: documents)
    #expect(digests.map(\.document).last == "ours.json")
    pack.travel.limitMinutes = 76
    try folder.write(RulePack.format.write(pack), to: "ours.json")
    let changed = try #require(RoundFolder.read(folder.path).documents)
    #expect(
      zip(digests, canonicalDigests(of: changed)).filter { $0 != $1 }.map(\.0.document)
        == ["ours.json"])
  }

  @Test func packThatIsNotThereIsSaid() throws {
    #expect(
      try said(#""rule_pack": "strikt""#) == [
        "UNKNOWN-RULE-PACK round.json: rule_pack: no rule pack is called 'strikt'. "
          + "Did you mean 'strict'?"
      ])
    #expect(
      try said(#""rule_pack": "winchester""#) == [
        "UNKNOWN-RULE-PACK round.json: rule_pack: no rule pack is called 'winchester'. "
          + "Choose from: ljmu-2022, minimal, strict; or name a file that ends in .json."
      ])
    #expect(try said(#""rule_pack": "ours.json""#).map { $0.prefix(12) } == ["NO-RULE-PACK"])
    let folder = try folder(rules: "")
    let run = RunInputs(rulePack: "minimum")
    #expect(
      RoundFolder.read(folder.path, with: run).problems.map(\.description) == [
        "--rule-pack: no rule pack is called 'minimum'. Did you mean 'minimal'?"
      ])
  }

  @Test func changesMadeToAnotherPackAreRefused() throws {
    #expect(
      try said(#""rules": {"version": 2}"#) == [
        "OTHER-RULE-PACK round.json: rules: the rules are changes to ljmu-2022, version 2, and the "
          + "pack is ljmu-2022, version 1. Name the pack that was meant, or correct name and version."
      ])
  }

  @Test func packThatCallsItselfAShippedOneIsRefused() throws {
    var pack = RulePack.strict
    pack.travel.limitMinutes = 61
    let folder = try folder(rules: #""rule_pack": "ours.json""#)
    try folder.write(RulePack.format.write(pack), to: "ours.json")
    #expect(RoundFolder.read(folder.path).problems.map(\.code) == ["NAME-OF-SHIPPED-PACK"])
    pack.version = 2
    try folder.write(RulePack.format.write(pack), to: "ours.json")
    #expect(RoundFolder.read(folder.path).problems.isEmpty)
  }

  @Test func unknownRulesWeightsAndStagesAreSaid() throws {
    let said = try said(
      #""rules": {"stages": {"TO-FAR": "off", "wish": "on"}, "needs": {"sen_interest": 3}}"#)
    #expect(
      said
        == [
          "UNKNOWN-KEY round.json: rules.stages, line 4, column 22: there is no key 'TO-FAR' here. "
            + "Did you mean 'TOO-FAR'?",
          "UNKNOWN-CHOICE round.json: rules.stages.wish, line 4, column 47: this is not one of the "
            + "choices. Choose from: solve, confirm, start, warn, off.",
          "UNKNOWN-KEY round.json: rules.needs, line 4, column 64: there is no key 'sen_interest' "
            + "here. Did you mean 'send_interest'?",
        ])
    #expect(
      Fixture.said { $0.round.rules.stages["EXCLUDED"] = "off" } == [
        "STAGE-NOT-POSSIBLE round.json: rules.stages.EXCLUDED: the rule EXCLUDED cannot be "
          + "switched off. Write 'solve'."
      ])
  }

  private func said(_ rules: String) throws -> [String] {
    let folder = try folder(rules: rules)
    let (documents, problems) = RoundFolder.read(folder.path)
    #expect(documents == nil)
    return problems.map { "\($0.code) \($0)" }
  }

  /// The round of the tests, with these members on the fourth line of `round.json`.
  private func folder(rules: String) throws -> TemporaryFolder {
    let documents = Fixture.documents()
    let folder = try TemporaryFolder(documents)
    let text = String(decoding: RoundDocument.format.write(documents.round), as: UTF8.self)
    let head = "{\n  \"format\": \"placements/round\",\n  \"version\": 1,\n"
    try #require(text.hasPrefix(head))
    let added = rules.isEmpty ? "" : "\(rules),\n"
    try folder.write(head + added + text.dropFirst(head.count), to: "round.json")
    return folder
  }
}
