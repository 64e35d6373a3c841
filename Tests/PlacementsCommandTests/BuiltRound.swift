import Foundation
import PlacementDocuments
import PlacementTesting
import Testing

// Rounds written in code, as folders that the tool reads.

extension TemporaryFolder {
  /// A folder that holds a round, called `round`.
  static func with(_ round: RoundBuilder) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.makeFolder("round")
    try folder.write(round)
    return folder
  }

  /// Replaces the files of the folder's round.
  func write(_ round: RoundBuilder) throws {
    for (name, bytes) in RoundFolder.write(round.documents) {
      try write(Data(bytes), to: "round/\(name)")
    }
  }

  /// Allocates the folder's round quietly, with an exit code of 0.
  @discardableResult
  func allocate(
    to output: String, _ options: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Ending {
    let ending = try await Tool.run(
      ["allocate", "round", "--output", output, "--quiet"] + options, in: self)
    #expect(ending.code == 0, "\(ending.errors)", sourceLocation: sourceLocation)
    return ending
  }

  /// The records of a result, by trainee and phase, in order.
  func records(of result: String) throws -> [JSON] {
    try #require(JSON(text("\(result)/allocations.json"))?["allocations"]?.list)
  }

  /// The schools of a result's records, in order; empty where there is none.
  func schools(of result: String) throws -> [String] {
    try records(of: result).map { $0["school"]?.string ?? "" }
  }
}

/// Trainees and one school with one place each, at the minutes told, all others out of reach.
func reach(_ minutes: [String: [String: Int]], phases: Int = 1) -> RoundBuilder {
  var round = RoundBuilder.primary(phases: phases)
  let schools = Set(minutes.values.flatMap(\.keys)).sorted()
  for school in schools {
    round.school(school)
    round.offer("O-\(school)", at: school)
  }
  for (trainee, row) in minutes.sorted(by: { $0.key < $1.key }) {
    round.trainee(trainee)
    for school in schools { round.journey(trainee, school, row[school] ?? 200) }
  }
  return round
}
