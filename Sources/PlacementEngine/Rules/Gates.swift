import PlacementDocuments

extension Round {
  /// Whether a gate is shut for a demand at a school, whatever its stage.
  func isShut(_ gate: Gate, demand: Demand, school index: Int) -> Bool {
    let reference = documents.round.referenceDate
    func isSigned(_ day: Day?) -> Bool { day.map { $0 <= reference } == true }
    switch gate {
    case .partnershipEnded:
      return schools[index].partnership.status == .terminated
    case .notSelected:
      return schools[index].selection == .notSelected
    case .cannotComply:
      return schools[index].healthAndSafety.status == .cannotComply
    case .agreementMissing:
      return !isSigned(schools[index].agreementSigned)
    case .agreementLapsed:
      guard let signed = schools[index].agreementSigned, signed <= reference else { return false }
      return signed.adding(years: rules.agreementValidYears) < reference
    case .schoolDirectAgreementMissing:
      return trainees[demand.trainee].route.isSchoolDirect
        && !isSigned(schools[index].schoolDirectAgreementSigned)
    case .issueOpen:
      return schools[index].hasOpenIssue
    case .checksNotCleared:
      let isConfirmed =
        trainees[demand.trainee].route != .schoolDirectSalaried
        || trainees[demand.trainee].checks.confirmedBy == .employer
      return !trainees[demand.trainee].checks.areCleared || !isConfirmed
    case .healthAndSafetyNotAgreed:
      switch schools[index].healthAndSafety.status {
      case .agreed:
        return schools[index].healthAndSafety.agreedOn.map { $0 > demand.window.start } ?? true
      case .notReturned: return true
      case .cannotComply: return false
      }
    case .fitnessNotCleared:
      return !trainees[demand.trainee].fitness.isCleared
        && !trainees[demand.trainee].fitness.waivers.contains {
          $0.school == schools[index].id && $0.universityAgreed && $0.schoolAgreed
        }
    }
  }

  /// Whether every gate that acts at the solve stage is open.
  func mayBeUsed(school: Int, by demand: Demand) -> Bool {
    !gatesOfSolveStage.contains { isShut($0, demand: demand, school: school) }
  }

  /// The gates that are shut, in the order of the requirement.
  func shutGates(demand: Demand, school: Int) -> [Gate] {
    Gate.allCases.filter {
      rules.stage(of: $0) != .off && isShut($0, demand: demand, school: school)
    }
  }
}
