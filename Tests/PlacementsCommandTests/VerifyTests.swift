import Foundation
import Testing

/// `verify`: what it says of results, and how it ends.
struct VerifyTests {
  private func allocated() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder.withTinyRound()
    try await folder.allocate(to: "result")
    return folder
  }

  private func verify(_ folder: TemporaryFolder, _ options: [String] = []) async throws -> Ending {
    try await Tool.run(["verify", "round", "result"] + options, in: folder)
  }

  @Test func aTrueResultIsProvenByItsCertificate() async throws {
    let folder = try await allocated()
    let ending = try await verify(folder)
    #expect(ending.code == 0)
    #expect(
      ending.output == """
        Round tiny: true, and proven best by its certificate

        fixed_mentors: 0, proven by certificate
        placed: 9, proven by certificate
        must_fill: 0, proven by certificate
        suitability: 42, proven by certificate
        worst_journeys: 50, proven by certificate
        tie_break: 62180874, proven by certificate

        """)
    let json = try await verify(folder, ["--json"])
    #expect(json.code == 0)
    #expect(JSON(json.output)?["verdict"] == "certified")
  }

  @Test func aResultOfTheLargestWeightsIsReadAgain() async throws {
    let folder = try TemporaryFolder.withTinyRound()
    try folder.replace(
      #""id": "tiny","#,
      with: #"""
        "id": "tiny", "rules": {"travel": {
          "limit_minutes": 600, "free_minutes": 0, "ordinary_weight": 100, "long_weight": 100,
          "very_long_weight": 100, "short_journey_priority_factor": 100}},
        """#, in: "round/round.json")
    let journeys = try folder.text("round/travel.csv")
    try folder.write(journeys.replacing(/,\d+,/, with: ",600,"), to: "round/travel.csv")
    try await folder.allocate(to: "result")
    #expect(try folder.text("result/allocations.json").contains(#""minutes": 6000000"#))
    #expect(try await verify(folder).code == 0)
  }

  @Test func withoutACertificateItRestsOnTheSearch() async throws {
    let folder = try await allocated()
    try FileManager.default.removeItem(atPath: folder.path("result/certificate.json"))
    let ending = try await verify(folder)
    #expect(ending.code == 0)
    #expect(ending.output.contains("There is no certificate.json"))
    #expect(ending.output.contains("suitability: 42, proven by the search\n"))
  }

  @Test func aFalseResultIsRefuted() async throws {
    let folder = try await allocated()
    let text = try folder.text("result/allocations.json")
    let tier = #""name": "suitability",\#n      "unit": "minutes",\#n      "value": "#
    #expect(text.contains("\(tier)42"))
    try folder.write(text.replacing("\(tier)42", with: "\(tier)41"), to: "result/allocations.json")
    let ending = try await verify(folder)
    #expect(ending.code == 4)
    #expect(ending.output.hasPrefix("Round tiny: FALSE\n"))
    #expect(ending.output.contains("F-TIER-VALUE: expected suitability 42, found 41."))
  }

  @Test func aUnitOfAnotherTierIsRefuted() async throws {
    let folder = try await allocated()
    let text = try folder.text("result/allocations.json")
    try folder.write(
      text.replacing(#""unit": "minutes","#, with: #""unit": "demands moved","#),
      to: "result/allocations.json")
    let ending = try await verify(folder)
    #expect(ending.code == 4)
    #expect(
      ending.output.contains(
        "F-TIER-UNIT: expected suitability in 'minutes', found 'demands moved'."))
  }

  @Test func wrongMultipliersLowerTheVerdict() async throws {
    let folder = try await allocated()
    let text = try folder.text("result/certificate.json")
    try folder.write(
      text.replacing(/"row": "places[^"]*"/, with: #""row": "nothing""#),
      to: "result/certificate.json")
    let ending = try await verify(folder)
    #expect(ending.code == 0)
    #expect(ending.output.contains("no limit of the round is called 'nothing'"))
    #expect(ending.output.contains("proven by the search; certified: at least"))
  }

  @Test func faultyInputIsRefused() async throws {
    let folder = try await allocated()
    let certificate = try folder.text("result/certificate.json")
    try folder.write(String(certificate.dropLast(40)), to: "result/certificate.json")
    let truncated = try await verify(folder)
    #expect(truncated.code == 65)
    #expect(truncated.errors.contains("certificate.json"))
    try folder.write(
      certificate.replacing(#""round": "tiny""#, with: #""round": "small""#),
      to: "result/certificate.json")
    let other = try await verify(folder)
    #expect(other.code == 65)
    #expect(other.errors.contains("certificate.json is of round 'small', not of 'tiny'"))
    try folder.write(certificate, to: "result/certificate.json")

    // Another day, and the round is another.
    let round = try folder.text("round/round.json")
    try folder.write(
      round.replacing(/"reference_date": "[^"]*"/, with: #""reference_date": "2018-07-02""#),
      to: "round/round.json")
    let changed = try await verify(folder)
    #expect(changed.code == 65)
    #expect(changed.errors.contains("the result was made from other input: round.json differs."))
    try folder.write(round, to: "round/round.json")

    let part = try await verify(folder, ["--phase", "2"])
    #expect(part.code == 65)
    #expect(part.errors.contains("the result is of all phases, not of --phase 2"))

    // Two digests of one document, of which one is right.
    let allocations = try folder.text("result/allocations.json")
    let digest = try #require(
      allocations.firstMatch(of: /\{\s*"document": "round.json",\s*"sha256": "[^"]*"\s*\}/))
    try folder.write(
      allocations.replacing(
        digest.0, with: "\(digest.0), \(digest.0.replacing(/"sha256": "./, with: #""sha256": "x"#))"
      ),
      to: "result/allocations.json")
    let twofold = try await verify(folder)
    #expect(twofold.code == 65)
    #expect(twofold.errors.contains("the result was made from other input: round.json differs."))

    try FileManager.default.removeItem(atPath: folder.path("result/allocations.json"))
    let missing = try await verify(folder)
    #expect(missing.code == 65)
    #expect(missing.errors.contains("allocations.json"))
  }
}
