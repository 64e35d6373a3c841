import ParallelWork
import PlacementDocuments
import PlacementEngine
import SyntheticCohorts
import Testing

@Test(
  "However many threads share the work, a cohort's files are the same",
  arguments: [Preset.primary2018, .secondary2018, .partnership2018])
func threadsMakeNoDifference(preset: Preset) throws {
  let documents = generate(preset, seed: 7)
  let round = try #require(
    Round(validate(documents, readingProblems: [], setAside: false)))
  let results = try [1, 2, 5].map { threads in
    try Concurrently.$sharing.withValue(.init(threads: threads)) {
      try allocate(round).files.map(\.bytes)
    }
  }
  #expect(results[1] == results[0])
  #expect(results[2] == results[0])
}
