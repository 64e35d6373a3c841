import PlacementDocuments

extension Round {
  /// Whether a gate is shut for a demand at a school, whatever its stage.
  func isShut(_ gate: Gate, demand: Demand, school index: Int) -> Bool {
    let school = schools[index]
    let trainee = trainees[demand.trainee]
    let reference = documents.round.referenceDate
    func isSigned(_ day: Day?) -> Bool { day.map { $0 <= reference } == true }
    switch gate {
    case .partnershipEnded:
      return school.partnership.status == .terminated
    case .notSelected:
      return school.selection == .notSelected
    case .cannotComply:
      return school.healthAndSafety.status == .cannotComply
    case .agreementMissing:
      return !isSigned(school.agreementSigned)
    case .agreementLapsed:
      guard let signed = school.agreementSigned, signed <= reference else { return false }
      return signed.adding(years: rules.agreementValidYears) < reference
    case .schoolDirectAgreementMissing:
      return trainee.route.isSchoolDirect && !isSigned(school.schoolDirectAgreementSigned)
    case .issueOpen:
      return school.hasOpenIssue
    case .checksNotCleared:
      let isConfirmed =
        trainee.route != .schoolDirectSalaried
        || trainee.checks.confirmedBy == .employer
      return !trainee.checks.areCleared || !isConfirmed
    case .healthAndSafetyNotAgreed:
      switch school.healthAndSafety.status {
      case .agreed: return school.healthAndSafety.agreedOn.map { $0 > demand.window.start } ?? true
      case .notReturned: return true
      case .cannotComply: return false
      }
    case .fitnessNotCleared:
      return !trainee.fitness.isCleared
        && !trainee.fitness.waivers.contains {
          $0.school == school.id && $0.universityAgreed && $0.schoolAgreed
        }
    }
  }

  /// Whether every gate that acts at the solve stage is open.
  func mayBeUsed(school: Int, by demand: Demand) -> Bool {
    !Gate.allCases.contains {
      rules.stage(of: $0) == .solve && isShut($0, demand: demand, school: school)
    }
  }

  /// The gates that are shut, in the order of the requirement.
  func shutGates(demand: Demand, school: Int) -> [Gate] {
    Gate.allCases.filter {
      rules.stage(of: $0) != .off && isShut($0, demand: demand, school: school)
    }
  }
}
