import PlacementDocuments
import PlacementTesting
import Testing

@testable import PlacementEngine

// What people fixed that cannot all hold, in words.

@Test func aLockAndAFixedPlacementForOnePlaceAreNamedAndEitherReleaseIsEnough() throws {
  let round = oneSchool {
    $0.trainee("T2")
    $0.decide(.accepted, "T2", phase: "1", at: "S-1", offer: "O-1")
    $0.decide(.locked, "T1", phase: "1", at: "S-1")
  }
  let result = try allocated(round)
  let contradictions = try #require(result.allocations.contradictions)
  #expect(contradictions.isProven)
  #expect(contradictions.releases.count == 1)
  let texts = [
    "T2, phase 1, is fixed at School S-1 (O-1 has 1 place)",
    "T1, phase 1, is locked to School S-1 (School S-1 has 1 place)",
  ]
  #expect(contradictions.sets.map { $0.map(\.text) } == [texts])
  #expect(
    result.summaryText.contains(
      "\nThese cannot hold together: \(texts.joined(separator: "; ")).\nReleasing this is enough: ")
  )

  let roomy = try allocated(
    oneSchool {
      $0.offer("O-1", at: "S-1", places: 2)
      $0.trainee("T2")
      $0.decide(.accepted, "T2", phase: "1", at: "S-1", offer: "O-1")
      $0.decide(.locked, "T1", phase: "1", at: "S-1")
    })
  #expect(roomy.allocations.contradictions == nil)
  #expect(!roomy.summaryText.contains("cannot hold"))
}

@Test func contradictionsAreToldAsSetsAndReleases() {
  func commitment(_ text: String) -> CommitmentRecord {
    var record = CommitmentRecord()
    record.text = text
    return record
  }
  var contradictions = ContradictionRecord()
  contradictions.isProven = true
  contradictions.sets = [[commitment("A"), commitment("B")]]
  contradictions.releases = [commitment("A")]
  #expect(
    contradictions.words == [
      "These cannot hold together: A; B.", "Releasing this is enough: A.",
    ])
  contradictions.isProven = false
  contradictions.releases.append(commitment("C"))
  #expect(contradictions.words.last == "Releasing these is enough, though fewer may be: A; C.")
}
