import PlacementDocuments
import PlacementEngine
import Testing

@Test(arguments: [
  ([TierRecord.Name](), AllocationsDocument.Status.optimal, "proven best"),
  ([.tieBreak], .optimal, "proven best"),
  ([.tieBreak], .stopped, "stopped early; proven best, but for the choice among equals"),
  (
    [.suitability, .tieBreak], .stopped,
    "stopped early; the allocation stands, but is not proven best"
  ),
  ([.placed], .stopped, "stopped early; the allocation stands, but is not proven best"),
])
func saysHowMuchOfTheBestIsProven(
  open: [TierRecord.Name], status: AllocationsDocument.Status, words: String
) {
  var document = AllocationsDocument()
  document.status = status
  document.tiers = [TierRecord.Name.placed, .suitability, .tieBreak].map { name in
    var tier = TierRecord()
    tier.name = name
    tier.isProven = !open.contains(name)
    return tier
  }
  #expect(document.verdict == words)
}
