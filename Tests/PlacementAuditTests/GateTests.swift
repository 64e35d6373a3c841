import PlacementDocuments
import Testing

@testable import PlacementAudit

/// The gates shut for T1 in phase 1 at school A, where none was.
private func shut(_ change: (inout WorkedRound) throws -> Void) throws -> [Gate] {
  var round = WorkedRound()
  try change(&round)
  let evidence = Evidence(round.result, round.documents)
  let demand = try #require(evidence.demands.first)
  return evidence.shutGates(demand, try #require(evidence.schools["A"]))
}

@Test func aFormLapsesADayAfterItsYears() throws {
  #expect(try shut { try $0.changeSchool("A") { $0.agreementSigned = day(2016, 9, 1) } } == [])
  #expect(
    try shut { try $0.changeSchool("A") { $0.agreementSigned = day(2016, 8, 31) } }
      == [.agreementLapsed])
}

@Test func aFormDatedAfterTheReferenceDateDoesNotCount() throws {
  #expect(
    try shut { try $0.changeSchool("A") { $0.agreementSigned = day(2018, 9, 2) } }
      == [.agreementMissing])
}

@Test func schoolGatesShut() throws {
  let cases: [(Gate, (inout School) -> Void)] = [
    (.partnershipEnded, { $0.partnership.status = .terminated }),
    (.notSelected, { $0.selection = .notSelected }),
    (.cannotComply, { $0.healthAndSafety.status = .cannotComply }),
    (.agreementMissing, { $0.agreementSigned = nil }),
    (.issueOpen, { $0.hasOpenIssue = true }),
    (.healthAndSafetyNotAgreed, { $0.healthAndSafety.status = .notReturned }),
    (.healthAndSafetyNotAgreed, { $0.healthAndSafety.agreedOn = day(2018, 10, 2) }),
  ]
  for (gate, change) in cases {
    #expect(try shut { try $0.changeSchool("A", change) } == [gate])
  }
}

@Test func theSchoolDirectAgreementIsAskedOfSchoolDirectOnly() throws {
  let core = try shut { try $0.changeSchool("A") { $0.schoolDirectAgreementSigned = nil } }
  #expect(core == [])
  let direct = try shut {
    try $0.changeSchool("A") { $0.schoolDirectAgreementSigned = day(2018, 9, 2) }
    try $0.changeTrainee("T1") { $0.route = .schoolDirect }
  }
  #expect(direct == [.schoolDirectAgreementMissing])
}

@Test func checksOfASalariedTraineeAreTheEmployers() throws {
  #expect(
    try shut { try $0.changeTrainee("T1") { $0.checks.areCleared = false } }
      == [.checksNotCleared])
  let salaried = { (confirmed: Checks.ConfirmedBy) in
    try shut {
      try $0.changeTrainee("T1") {
        $0.route = .schoolDirectSalaried
        $0.checks.confirmedBy = confirmed
      }
    }
  }
  #expect(try salaried(.university) == [.checksNotCleared])
  #expect(try salaried(.employer) == [])
}

@Test func bothSidesMustWaiveFitnessAtThatSchool() throws {
  func waived(_ school: String, _ university: Bool, _ agreed: Bool) throws -> [Gate] {
    try shut {
      try $0.changeTrainee("T1") {
        $0.fitness.isCleared = false
        $0.fitness.waivers = [
          with(Fitness.Waiver()) {
            $0.school = school
            $0.universityAgreed = university
            $0.schoolAgreed = agreed
          }
        ]
      }
    }
  }
  #expect(try waived("A", true, true) == [])
  #expect(try waived("A", true, false) == [.fitnessNotCleared])
  #expect(try waived("A", false, true) == [.fitnessNotCleared])
  #expect(try waived("B", true, true) == [.fitnessNotCleared])
}
