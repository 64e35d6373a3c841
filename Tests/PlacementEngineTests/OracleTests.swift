import PlacementDocuments
import Testing

@testable import PlacementTesting

@Test func measureOracle() {
  let clock = ContinuousClock()
  var contended = 0
  var worst: [(Duration, UInt64, Double)] = []
  var placed = 0, demands = 0
  var reasons: [String: Int] = [:]
  let total = clock.measure {
    for seed in UInt64(0)..<1000 {
      let start = clock.now
      let documents = randomRound(seed: seed)
      let made = clock.now - start
      let result = bruteForceOptimum(documents)
      let round = OpenRound(documents)
      for d in round.demands.indices where round.isPlaceable(d) {
        demands += 1
        for o in documents.offers { reasons[round.refusal(of: o, for: d)?.rawValue ?? "possible", default: 0] += 1 }
      }
      placed += Set(result.optima.first?.map { $0.trainee + $0.phase } ?? []).count
      if result.isContended { contended += 1 }
      worst.append((clock.now - start, seed, planCounts(documents).reduce(1.0) { $0 * Double($1) }))
      _ = made
    }
  }
  worst.sort { $0.0 > $1.0 }
  print("TOTAL", total, "contended", contended, "placed", placed, "of", demands)
  print(worst.prefix(8))
  print(reasons.sorted { $0.value > $1.value })
}
