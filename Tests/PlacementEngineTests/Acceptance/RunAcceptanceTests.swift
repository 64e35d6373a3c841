import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// The audit trail. Cohorts of the size of a partnership are solved by ReadmeTests and
// PresetAcceptanceTests.

@Test(
  "S56 The round written, read again and re-run reproduces allocations and objective exactly",
  arguments: UInt64(0)..<10)
func s56AuditTrail(seed: UInt64) throws {
  let tiny = RoundFolder.read(dataset("tiny")).documents
  let documents = seed == 0 ? try #require(tiny) : randomRound(seed: seed)
  let first = try allocated(documents)
  try withFolder(of: documents) { path in
    let read = try validation(ofFolder: path)
    #expect(read.errors.isEmpty)
    let second = try allocate(try #require(Round(read)))
    #expect(second.allocations.allocations == first.allocations.allocations)
    #expect(second.allocations.tiers == first.allocations.tiers)
    #expect(second.allocations.inputs == first.allocations.inputs)
    #expect(second.allocations.inputs == canonicalDigests(of: documents))
    #expect(second.allocations.solver == first.allocations.solver)
    #expect(second.files.map(\.bytes) == first.files.map(\.bytes))

    // The result itself survives being written and read.
    let bytes = AllocationsDocument.format.write(second.allocations)
    let kept = AllocationsDocument.format.read(bytes, document: "allocations.json")
    #expect(kept.problems.isEmpty)
    #expect(kept.root?.allocations == first.allocations.allocations)
    #expect(kept.root?.tiers == first.allocations.tiers)
    #expect(kept.root?.rules == first.allocations.rules)
  }
}

@Test("S56 A changed input shows in the digests") func s56ChangedInput() throws {
  let before = try allocated(oneSchool { $0.journey("T1", "S-1", 30) })
  let after = try allocated(oneSchool { $0.journey("T1", "S-1", 31) })
  let changed = zip(before.allocations.inputs, after.allocations.inputs).filter { $0 != $1 }
  #expect(changed.map(\.0.document) == ["travel.csv"])
}
