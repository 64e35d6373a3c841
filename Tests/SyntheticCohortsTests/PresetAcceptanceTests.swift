import PlacementDocuments
import PlacementEngine
import SyntheticCohorts
import Testing

@Test(
  "S54 Presets generate from a seed byte-identically and solve with a certified gap",
  arguments: [
    (Preset.primary2018, 307, 176, 14), (.secondary2018, 287, 100, 16),
    (.secondaryGrowth, 305, 100, 16),
    (.partnership2018, 594, 276, 16), (.partnership2022, 594, 300, 16),
  ] as [(Preset, Int, Int, Int)])
func s54Presets(preset: Preset, trainees: Int, schools: Int, authorities: Int) throws {
  let documents = generate(preset, seed: 54)
  let files = RoundFolder.write(documents).map(\.bytes)
  #expect(files == RoundFolder.write(generate(preset, seed: 54)).map(\.bytes))
  #expect(files != RoundFolder.write(generate(preset, seed: 55)).map(\.bytes))
  #expect(documents.trainees.count == trainees)
  #expect(documents.schools.count == schools)
  #expect(Set(documents.schools.map(\.localAuthority)).count == authorities)

  let validation = validate(documents, readingProblems: [], setAside: false)
  let result = try allocate(try #require(Round(validation)))
  #expect(result.allocations.status == .optimal)
  for tier in result.allocations.tiers where tier.name != .tieBreak {
    #expect(tier.isProven)
    #expect(tier.bound == tier.value)
  }
  #expect(result.allocations.summary.trainees == trainees)
}
