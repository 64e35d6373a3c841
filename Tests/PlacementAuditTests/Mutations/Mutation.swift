import PlacementAudit
import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementEngine

/// A rule got wrong on purpose, and the rule of the audit that must say so.
struct Mutation: CustomTestStringConvertible, Sendable {
  let name: String
  /// The name of the audit's rule.
  let rule: String
  /// What the rounds are like.
  let shape: RoundShape
  /// Random rounds in which it makes a difference; the audit must name the rule in every one.
  let seeds: [UInt64]
  /// What the mutated engine makes of the documents: the audit's rules that it breaks.
  let brokenRules: @Sendable (RoundDocuments) throws -> Set<String>

  var testDescription: String { "\(name): \(rule)" }

  /// A mutation of the rules that the engine applies, caught by the engine's own audit.
  init(
    _ name: String, caughtBy rule: String, in shape: RoundShape = .small, seeds: [UInt64],
    ofRules change: @escaping @Sendable (inout Rulebook) -> Void
  ) {
    self.name = name
    self.rule = rule
    self.shape = shape
    self.seeds = seeds
    brokenRules = { documents in
      var rulebook = Rulebook()
      change(&rulebook)
      let round = try #require(Round(validated(documents), rulebook: rulebook))
      do {
        _ = try allocate(round)
        return []
      } catch InternalError.audit(let findings) {
        return Set(findings.map { String($0.prefix { $0 != " " && $0 != ":" }) })
      }
    }
  }

  /// A mutation of what the engine reads: its result is audited against the documents as they were.
  init(
    _ name: String, caughtBy rule: String, in shape: RoundShape = .small, seeds: [UInt64],
    ofDocuments change: @escaping @Sendable (inout RoundDocuments) -> Void
  ) {
    self.name = name
    self.rule = rule
    self.shape = shape
    self.seeds = seeds
    brokenRules = { documents in
      var misread = documents
      change(&misread)
      misread.sortCanonically()
      let round = try #require(Round(validated(misread)))
      let result = try allocate(round).allocations
      return Set(audit(result, against: documents).map(\.rule.name))
    }
  }

  /// Expects the audit to name the rule in the round of every seed.
  func expectCaught() throws {
    #expect(!seeds.isEmpty, "\(name) has no round in which it makes a difference")
    for seed in seeds {
      let broken = try brokenRules(randomRound(seed: seed, shape: shape))
      #expect(broken.contains(rule), "\(name), seed \(seed): \(broken.sorted())")
    }
  }
}

private func validated(_ documents: RoundDocuments) -> Validation {
  validate(documents, readingProblems: [], setAside: false)
}
