extension RulePack {
  /// The stage at which a gate acts under this pack.
  public func stage(of gate: Gate) -> GateStage { stage(of: gate.rawValue) }

  /// Whether an eligibility reason may refuse anything.
  public func isOn(_ reason: Reason) -> Bool { stage(of: reason.rawValue) != .off }

  /// Whether a term is weighed.
  public func isOn(_ term: Term) -> Bool { stage(of: term.rawValue) != .off }

  /// Whether a tier is minimised.
  public func isOn(_ tier: TierRecord.Name) -> Bool { stage(of: tier.rawValue) != .off }

  private func stage(of rule: String) -> GateStage {
    stages[rule].flatMap(GateStage.init(rawValue:)) ?? .solve
  }

  /// The clause that a reason comes from.
  public func clause(of reason: Reason) -> String { clause(of: reason.rawValue) }
  /// The clause that a gate comes from.
  public func clause(of gate: Gate) -> String { clause(of: gate.rawValue) }
  /// The clause that a term comes from.
  public func clause(of term: Term) -> String { clause(of: term.rawValue) }
  /// The clause that a factor comes from.
  public func clause(of factor: Factor) -> String { clause(of: factor.rawValue) }
  /// The clause that an action comes from.
  public func clause(of action: ActionCode) -> String { clause(of: action.rawValue) }
  /// The clause that a tier comes from.
  public func clause(of tier: TierRecord.Name) -> String { clause(of: tier.rawValue) }

  private func clause(of rule: String) -> String { clauses[rule] ?? "Rule pack" }

  static let defaultStages: [String: String] = {
    var stages: [String: String] = [:]
    for reason in Reason.allCases { stages[reason.rawValue] = GateStage.solve.rawValue }
    for gate in Gate.allCases { stages[gate.rawValue] = gate.defaultStage.rawValue }
    for term in Term.allCases { stages[term.rawValue] = GateStage.solve.rawValue }
    for tier in TierRecord.Name.allCases { stages[tier.rawValue] = GateStage.solve.rawValue }
    return stages
  }()

  static let defaultClauses: [String: String] = {
    var clauses: [String: String] = [:]
    for tier in TierRecord.Name.allCases { clauses[tier.rawValue] = "Partnership Agreement §1.4" }
    for reason in Reason.allCases { clauses[reason.rawValue] = reason.policyReference }
    for gate in Gate.allCases { clauses[gate.rawValue] = gate.policyReference }
    for action in ActionCode.allCases { clauses[action.rawValue] = action.policyReference }
    for factor in Factor.allCases { clauses[factor.rawValue] = factor.policyReference }
    for term in Term.allCases { clauses[term.rawValue] = term.factor.policyReference }
    return clauses
  }()
}

extension Factor {
  fileprivate var policyReference: String {
    switch self {
    case .previousExperience: "Partnership Agreement §1.4 (previous experiences)"
    case .travel: "Partnership Agreement §1.4 (travelling distances)"
    case .agePhases: "Partnership Agreement §1.4 (age phases taught)"
    case .currentNeeds: "Partnership Agreement §1.4 (current needs of the trainee)"
    case .schoolAndOffer: "Rule pack, schools and offers"
    }
  }
}
