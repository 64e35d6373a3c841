import PlacementDocuments
import Testing

/// An ordinal is read from how the compiler stores a case: here every closed list is asked.
struct DeclarationOrderedTests {
  @Test func ordinalsArePlacesInTheList() {
    func check<Case: DeclarationOrdered>(_ type: Case.Type) {
      let cases = Array(type.allCases)
      #expect(MemoryLayout<Case>.size == 1, "\(type)")
      #expect(cases.map(\.ordinal) == Array(cases.indices), "\(type)")
      #expect(cases.sorted() == cases, "\(type)")
    }
    check(Decision.Action.self)
    check(TravelMode.self)
    check(KeyStage.self)
    check(YearGroup.self)
    check(SchoolContext.self)
    check(DevelopmentTarget.self)
    check(CommitmentRecord.Kind.self)
    check(TierRecord.Name.self)
    check(VerificationDocument.Verdict.self)
    check(Term.self)
    check(Reason.self)
    check(Gate.self)
    check(ContrastDimension.self)
    check(CoverageKind.self)
  }
}
