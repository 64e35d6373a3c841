import PlacementAudit
import PlacementDocuments
import Testing

/// Something got wrong in ``CourseRound``, and the rules of the audit that say so.
struct CourseMutation: CustomTestStringConvertible, Sendable {
  let name: String
  let rules: Set<String>
  /// Whether other rules may say so as well.
  let isAmongOthers: Bool
  let change: @Sendable (inout CourseRound) -> Void

  /// A mutation that breaks these rules and no other.
  init(
    _ name: String, breaks rules: Set<String>,
    _ change: @escaping @Sendable (inout CourseRound) -> Void
  ) {
    self.name = name
    self.rules = rules
    isAmongOthers = false
    self.change = change
  }

  /// A mutation that breaks this rule, and others that are not the point.
  init(
    _ name: String, breaksAmongOthers rule: String,
    _ change: @escaping @Sendable (inout CourseRound) -> Void
  ) {
    self.name = name
    rules = [rule]
    isAmongOthers = true
    self.change = change
  }

  var testDescription: String { "\(name): \(rules.sorted().joined(separator: ", "))" }

  static let all =
    ofGroups + ofMinimums + ofRepair + ofHistoryAndPhases + ofTerms + ofCourseAndCoverage
    + ofFairness + ofPacks + ofContradictions
}

struct CourseRoundTests {
  @Test func itIsAccepted() {
    #expect(CourseRound().findings.map(\.description) == [])
  }

  @Test(arguments: CourseMutation.all)
  func whatIsWrongIsNamed(_ mutation: CourseMutation) {
    let broken = CourseRound.brokenRules(mutation.change)
    if mutation.isAmongOthers {
      #expect(broken.isSuperset(of: mutation.rules))
    } else {
      #expect(broken == mutation.rules)
    }
  }
}
