import PlacementDocuments
import Testing

@Suite struct ClosestMatchTests {
  @Test(arguments: [
    ("secundary", "secondary"), ("S-88", "S-08"), ("shcool", "school"), ("scool", "school"),
    ("PRIMARY", "primary"), ("schoool", "school"),
  ])
  func slipIsRecognised(text: String, match: String) {
    #expect(closestMatch(to: text, among: ["primary", "secondary", "S-08", "school"]) == match)
  }

  @Test(arguments: ["", "x", "colour", "primal-scream", String(repeating: "primary", count: 20)])
  func anythingFurtherOffIsNot(text: String) {
    #expect(closestMatch(to: text, among: ["primary", "secondary", "", "y"]) == nil)
  }

  @Test func orderOfCandidatesDoesNotMatter() {
    #expect(closestMatch(to: "S-1", among: ["S-3", "S-2", "S-4"]) == "S-2")
    #expect(closestMatch(to: "S-1", among: ["S-4", "S-3", "S-2"]) == "S-2")
  }

  /// The bounded search against the textbook recursion, on every short text.
  @Test func distanceIsThatOfTheDefinition() {
    let texts = (0..<3).reduce([""]) { texts, _ in
      texts + texts.flatMap { text in ["a", "b", "c"].map { text + $0 } }
    }
    let padded = Set(texts).sorted().map { "padded" + $0 }
    for first in padded {
      for second in padded {
        let distance = slowDistance(Array(first.utf8)[...], Array(second.utf8)[...])
        let isNear = distance <= min(3, max(first.utf8.count, second.utf8.count) / 3)
        guard (closestMatch(to: first, among: [second]) != nil) == isNear else {
          Issue.record("\(first) and \(second) are \(distance) apart")
          return
        }
      }
    }
  }

  private func slowDistance(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    guard let lastA = a.last, let lastB = b.last else { return max(a.count, b.count) }
    if lastA == lastB { return slowDistance(a.dropLast(), b.dropLast()) }
    var steps =
      1
      + min(
        slowDistance(a.dropLast(), b), slowDistance(a, b.dropLast()),
        slowDistance(a.dropLast(), b.dropLast()))
    if a.count > 1, b.count > 1, a.dropLast().last == lastB, b.dropLast().last == lastA {
      steps = min(steps, 1 + slowDistance(a.dropLast(2), b.dropLast(2)))
    }
    return steps
  }
}
