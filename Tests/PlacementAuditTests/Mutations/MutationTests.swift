import Foundation
import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementEngine

/// A rule got wrong anywhere in the engine must not get past the audit.
struct MutationTests {
  @Test(arguments: Mutation.ofEligibility)
  func aWrongRefusalIsCaught(_ mutation: Mutation) throws {
    try mutation.expectCaught()
  }

  @Test(arguments: Mutation.ofScoring + Mutation.ofMixedScoring)
  func aWrongTermIsCaught(_ mutation: Mutation) throws {
    try mutation.expectCaught()
  }

  @Test(arguments: Mutation.ofLimits)
  func aWrongLimitIsCaught(_ mutation: Mutation) throws {
    try mutation.expectCaught()
  }

  @Test(arguments: Mutation.ofPlansAndDecisions)
  func aWrongPlanOrDecisionIsCaught(_ mutation: Mutation) throws {
    try mutation.expectCaught()
  }

  @Test(arguments: Mutation.ofGroupsAndWishes)
  func aWrongGroupOrWishIsCaught(_ mutation: Mutation) throws {
    try mutation.expectCaught()
  }

  @Test(arguments: Mutation.ofFigures)
  func aWrongFigureIsCaught(_ mutation: Mutation) throws {
    try mutation.expectCaught()
  }

  /// What the audit finds is the mutation's doing: without one, it finds nothing.
  @Test func withoutAMutationNothingIsFound() throws {
    let unchangedRules = Mutation("none", caughtBy: "", seeds: []) { (_: inout Rulebook) in }
    let unchangedDocuments = Mutation("none", caughtBy: "", seeds: []) {
      (_: inout RoundDocuments) in
    }
    let lists = [(RoundShape.small, Mutation.ofSmallRounds), (.mixed, Mutation.ofMixedRounds)]
    for (shape, mutations) in lists {
      for seed in Set(mutations.flatMap(\.seeds)).sorted() {
        let documents = randomRound(seed: seed, shape: shape)
        #expect(try unchangedRules.brokenRules(documents) == [], "seed \(seed)")
        #expect(try unchangedDocuments.brokenRules(documents) == [], "seed \(seed)")
      }
    }
  }

  @Test func everyRuleAndTermOfTheEngineIsMutated() {
    let rulebook = Rulebook()
    #expect(Mutation.reasonsMutated == rulebook.eligibility.map(\.reason))
    #expect(Mutation.termsMutated == rulebook.scoring.map(\.term))
  }

  @Test func everyHardRuleOfTheAuditCatchesAMutation() throws {
    let declared = try hardRulesDeclared()
    #expect(declared.count > 20)
    let mutations = Mutation.ofSmallRounds + Mutation.ofMixedRounds
    let mutated = mutations.map(\.rule) + CourseMutation.all.flatMap(\.rules)
    let caught = Set(mutated.filter { $0.hasPrefix("H-") })
    #expect(caught == declared)
  }
}

extension Mutation {
  fileprivate static let ofSmallRounds =
    ofEligibility + ofScoring + ofLimits + ofPlansAndDecisions + ofFigures
  fileprivate static let ofMixedRounds = ofMixedScoring + ofGroupsAndWishes
}

/// The hard rules in the audit's sources, where each theme declares its own: a rule added there
/// without a mutation here must not go unnoticed.
private func hardRulesDeclared() throws -> Set<String> {
  let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let audit = package.appending(path: "Sources/PlacementAudit")
  let files = try FileManager.default.contentsOfDirectory(
    at: audit, includingPropertiesForKeys: nil)
  var rules: Set<String> = []
  for file in files where file.pathExtension == "swift" {
    let source = try String(contentsOf: file, encoding: .utf8)
    for match in source.matches(of: /"(H-[A-Z-]+)"/) { rules.insert(String(match.output.1)) }
  }
  return rules
}
