import Optimization
import Testing

/// The solution of an outcome that must be proven best.
///
/// - Parameters:
///   - outcome: Of a program that was solved without limits.
///   - best: Its best values tier by tier, as enumerated; nil if nothing is feasible.
///   - name: What an issue is to name.
/// - Returns: Nil where nothing is feasible, or with an issue recorded.
func provenSolution(_ outcome: SolveOutcome, best: [Int]?, _ name: Comment) -> Solution? {
  guard let best else {
    #expect(outcome == .infeasible, name)
    return nil
  }
  guard case .optimal(let solution) = outcome else {
    Issue.record("\(name): \(outcome)")
    return nil
  }
  #expect(solution.tiers.map(\.value) == best, name)
  #expect(solution.tiers.map(\.bound) == best, name)
  #expect(!solution.tiers.map(\.isProven).contains(false), name)
  return solution
}
