internal import PlacementDocuments

extension AuditRule {
  static let gates = Self("F-GATES", "the gates listed are those shut, in order")
  static let status = Self(
    "F-STATUS", "reserved if a confirm gate is shut, else held if a start gate is, else ready")
}

extension Evidence {
  /// Every gate that is shut for a demand at a school, whatever its stage.
  func shutGates(_ demand: Demand, _ school: School) -> [Gate] {
    Gate.allCases.filter { isShut($0, demand, school) }
  }

  private func isShut(_ gate: Gate, _ demand: Demand, _ school: School) -> Bool {
    let trainee = demand.trainee
    let declaration = school.healthAndSafety
    switch gate {
    case .partnershipEnded: return school.partnership.status == .terminated
    case .notSelected: return school.selection == .notSelected
    case .cannotComply: return declaration.status == .cannotComply
    case .agreementMissing: return signed(school.agreementSigned) == nil
    case .agreementLapsed: return signed(school.agreementSigned).map(hasLapsed) ?? false
    case .schoolDirectAgreementMissing:
      let isSchoolDirect = trainee.route == .schoolDirect || trainee.route == .schoolDirectSalaried
      return isSchoolDirect && signed(school.schoolDirectAgreementSigned) == nil
    case .issueOpen: return school.hasOpenIssue
    case .checksNotCleared:
      let needsEmployer = trainee.route == .schoolDirectSalaried
      return !trainee.checks.areCleared
        || (needsEmployer && trainee.checks.confirmedBy != .employer)
    case .healthAndSafetyNotAgreed:
      switch declaration.status {
      case .cannotComply: return false
      case .notReturned: return true
      case .agreed: return declaration.agreedOn.map { $0 > demand.start } ?? true
      }
    case .fitnessNotCleared:
      return !trainee.fitness.isCleared
        && !trainee.fitness.waivers.contains {
          $0.school == school.id && $0.universityAgreed && $0.schoolAgreed
        }
    }
  }

  /// The day of a signed form, if it counts: it is not dated after the reference date.
  private func signed(_ day: Day?) -> Day? {
    day.flatMap { $0 <= documents.round.referenceDate ? $0 : nil }
  }

  /// Whether a form is older than the pack's years; exactly that age still passes.
  private func hasLapsed(_ signed: Day) -> Bool {
    let reference = documents.round.referenceDate
    return (signed.year + rules.agreementValidYears, signed.month, signed.day)
      < (reference.year, reference.month, reference.day)
  }

  func passesSolveGates(_ demand: Demand, _ school: School) -> Bool {
    !Gate.allCases.contains { rules.stage(of: $0) == .solve && isShut($0, demand, school) }
  }

  func gatesAndStatusesAreTrue() -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for placement in proposed {
      let shut = shutGates(placement.demand, placement.school)
      let confirm = shut.filter { rules.stage(of: $0) == .confirm }
      let start = shut.filter { rules.stage(of: $0) == .start }
      findings += compareGates(
        placement, shut.filter { confirm.contains($0) || start.contains($0) })
      let status: AllocationRecord.Status =
        !confirm.isEmpty ? .reserved : !start.isEmpty ? .held : .ready
      if let record = placement.record, record.status != status {
        findings.append(
          AuditFinding(
            .status, placement.demand.key, school: placement.school.id, expected: status.rawValue,
            found: record.status.rawValue))
      }
    }
    for placement in fixed {
      let shut = shutGates(placement.demand, placement.school)
      findings += compareGates(
        placement, shut.filter { [.solve, .confirm, .start].contains(rules.stage(of: $0)) })
    }
    return findings
  }

  private func compareGates(_ placement: Placement, _ expected: [Gate]) -> [AuditFinding] {
    guard let record = placement.record, record.gates != expected else { return [] }
    return [
      AuditFinding(
        .gates, placement.demand.key, school: placement.school.id,
        expected: words(expected.map(\.rawValue)), found: words(record.gates.map(\.rawValue)))
    ]
  }
}
