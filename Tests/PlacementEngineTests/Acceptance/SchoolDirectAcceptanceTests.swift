import PlacementDocuments
import PlacementEngine
import PlacementTesting
import Testing

// Trainees whose placements the lead school or the employer arranges.

/// A School Direct trainee of the lead school S-0.
private func schoolDirect(_ trainee: inout Trainee) {
  trainee.route = .schoolDirect
  trainee.leadSchool = "S-0"
}

@Test(
  "S09 SD trainee with support not requested is not moved by the solver and shows LEAD-SCHOOL-ARRANGES"
)
func s09LeadSchoolArranges() throws {
  var round = oneSchool {
    $0.school("S-0")
    $0.trainee("T1", schoolDirect)
  }
  let left = try allocated(round)
  #expect(try left.record("T1").status == .leadSchoolArranges)
  #expect(try left.record("T1").reason?.rawValue == "LEAD-SCHOOL-ARRANGES")
  #expect(try left.record("T1").school == nil)
  #expect(left.allocations.summary.leadSchoolArranges == 1)
  #expect(left.allocations.summary.unplaced == 0)

  // Switching the flag to requested lets the solver place them.
  round.trainee("T1") { $0.supportRequested = true }
  #expect(try allocated(round).record("T1").status == .ready)
}

@Test("S09 The fixed place reduces the offer") func s09FixedPlace() throws {
  var round = oneSchool {
    $0.school("S-0")
    $0.offer("O-1", at: "S-1", places: 2)
    $0.trainee("T1", schoolDirect)
    $0.trainee("T2")
    $0.trainee("T3")
  }
  #expect(try allocated(round).placedCount == 2)

  round.decide(.arranged, "T1", offer: "O-1", by: .leadSchool)
  let result = try allocated(round)
  let fixed = try result.record("T1")
  #expect(fixed.status == .fixed)
  #expect(fixed.school == "S-1")
  #expect(fixed.places.map(\.offer) == ["O-1"])
  #expect(fixed.score == nil)
  #expect(result.allocations.summary.ready == 1)
  #expect(result.allocations.summary.unplaced == 1)
  #expect(result.allocations.summary.unusedPlaces == 0)
  // The solver does not move them, however much nearer another school is.
  round.school("S-2")
  round.offer("O-2", at: "S-2")
  round.journey("T1", "S-1", 120)
  let again = try allocated(round)
  #expect(try again.record("T1").school == "S-1")
  #expect(again.allocations.summary.ready == 2)
}

@Test(
  "S10 Same school accepts a core trainee but its SD placement is reserved, unconfirmed, with SD-AGREEMENT-MISSING until signed"
)
func s10AdditionalAgreement() throws {
  var round = oneSchool {
    $0.school("S-0")
    $0.school("S-1") { $0.schoolDirectAgreementSigned = nil }
    $0.offer("O-1", at: "S-1", places: 2)
    $0.trainee("T1") {
      schoolDirect(&$0)
      $0.supportRequested = true
    }
    $0.trainee("T2")
  }
  let unsigned = try allocated(round)
  #expect(try unsigned.record("T1").status == .reserved)
  #expect(try unsigned.record("T1").gates.map(\.rawValue) == ["SD-AGREEMENT-MISSING"])
  #expect(try unsigned.record("T2").status == .ready)
  #expect(
    unsigned.explanations.actions.filter { $0.school == "S-1" && $0.code != "MENTOR-NOT-NAMED" }
      .map(\.text) == ["sign the additional School Direct agreement and its annex"])

  round.school("S-1") { $0.schoolDirectAgreementSigned = RoundBuilder.referenceDate }
  let signed = try allocated(round)
  #expect(try signed.record("T1").status == .ready)
  #expect(try signed.record("T1").school == "S-1")
  #expect(try signed.record("T1").gates.isEmpty)
}

@Test(
  "S11 Salaried trainee stays at employing school, consumes one mentor slot, and is unconfirmed until the employer's DBS confirmation is recorded"
)
func s11SalariedEmployment() throws {
  var round = twoSchools {
    $0.school("S-0")
    $0.mentor("M-1", at: "S-1")
    $0.offer("O-S-1", at: "S-1")
    $0.offer("O-S-2", at: "S-2") { $0.state = .withdrawn }
  }
  #expect(try allocated(round).record("T1").places.map(\.mentor) == ["M-1"])

  round.trainee("T2") {
    $0.route = .schoolDirectSalaried
    $0.leadSchool = "S-0"
    $0.employingSchool = "S-1"
  }
  round.journey("T2", "S-1", 85)
  let result = try allocated(round)
  let employed = try result.record("T2")
  #expect(employed.status == .fixed)
  #expect(employed.school == "S-1")
  #expect(employed.places.map(\.mentor) == ["M-1"])
  // The university's word is not enough.
  #expect(employed.gates == [.checksNotCleared])
  #expect(result.explanations.actions.first { $0.trainee == "T2" }?.code == "CHECKS-NOT-CLEARED")
  // The place is there, the mentor's slot is not.
  #expect(try result.record("T1").status == .unplaced)
  #expect(result.allocations.summary.unusedPlaces == 1)

  round.trainee("T2") { $0.checks.confirmedBy = .employer }
  let confirmed = try allocated(round)
  #expect(try confirmed.record("T2").gates.isEmpty)
  #expect(confirmed.explanations.actions.allSatisfy { $0.trainee != "T2" })
}
