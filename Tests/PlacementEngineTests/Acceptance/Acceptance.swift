import Foundation
import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// What the acceptance tests share. Each is named for the row of the requirement that it shows.

/// Allocates a round that validates.
func allocated(_ round: RoundBuilder, sourceLocation: SourceLocation = #_sourceLocation) throws
  -> RoundResult
{
  try allocated(round.documents, sourceLocation: sourceLocation)
}

func allocated(
  _ documents: RoundDocuments, sourceLocation: SourceLocation = #_sourceLocation
) throws -> RoundResult {
  let round = try #require(
    validRound(documents, sourceLocation: sourceLocation), sourceLocation: sourceLocation)
  let result = try allocate(round)
  #expect(result.allocations.status == .optimal, sourceLocation: sourceLocation)
  return result
}

extension RoundResult {
  func record(
    _ trainee: String, phase: String = "1", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> AllocationRecord {
    try #require(
      allocations.allocations.first { $0.trainee == trainee && $0.phase == phase },
      sourceLocation: sourceLocation)
  }

  func placed(
    _ trainee: String, phase: String = "1", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PlacedExplanation {
    try #require(
      explanations.placed.first { $0.trainee == trainee && $0.phase == phase },
      sourceLocation: sourceLocation)
  }

  func unplaced(
    _ trainee: String, phase: String = "1", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> UnplacedExplanation {
    try #require(
      explanations.unplaced.first { $0.trainee == trainee && $0.phase == phase },
      sourceLocation: sourceLocation)
  }

  /// How many demands have a place, fixed ones included.
  var placedCount: Int { explanations.placed.count }

  /// A tier, where the round has it.
  func tier(_ name: TierRecord.Name) -> TierRecord? {
    allocations.tiers.first { $0.name == name }
  }

  /// The tiers that identifiers have no bearing on.
  var objectives: [TierRecord] { allocations.tiers.filter { $0.name != .tieBreak } }

  /// Every file and the summary, as text.
  var everyOutput: String {
    files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined() + summaryText
  }
}

extension PlacedExplanation {
  func facts(_ factor: Factor) -> String? { factors.first { $0.factor == factor }?.facts }
}

/// Two schools that differ in nothing but what a test says, and one trainee, T1.
func twoSchools(_ change: (inout RoundBuilder) -> Void = { _ in }) -> RoundBuilder {
  var round = RoundBuilder.primary()
  for school in ["S-1", "S-2"] {
    round.school(school)
    round.offer("O-\(school)", at: school)
  }
  round.trainee("T1")
  change(&round)
  return round
}

/// One school with one offer of one place, and one trainee, T1.
func oneSchool(_ change: (inout RoundBuilder) -> Void = { _ in }) -> RoundBuilder {
  var round = RoundBuilder.primary()
  round.school("S-1")
  round.offer("O-1", at: "S-1")
  round.trainee("T1")
  change(&round)
  return round
}

/// A dataset of the repository.
func dataset(_ name: String) -> String {
  URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Datasets").appending(path: name).path
}

/// Reads a round's folder, as the program does, and checks it.
func validation(ofFolder path: String) throws -> Validation {
  let (documents, problems) = RoundFolder.read(path)
  return validate(try #require(documents), readingProblems: problems, setAside: false)
}

/// Runs with a folder on disk that holds a round, and removes it.
func withFolder<Result>(
  of documents: RoundDocuments, _ body: (_ path: String) throws -> Result
) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: "acceptance-\(UUID())")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: url) }
  for (name, bytes) in RoundFolder.write(documents) {
    try Data(bytes).write(to: url.appending(path: name))
  }
  return try body(url.path)
}
