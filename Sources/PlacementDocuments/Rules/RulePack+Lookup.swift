extension RulePack {
  /// The stage at which a gate acts under this pack.
  public func stage(of gate: Gate) -> GateStage { stage(of: gate.rawValue) ?? .solve }

  /// Whether an eligibility reason may refuse anything.
  public func isOn(_ reason: Reason) -> Bool { stage(of: reason.rawValue) != .off }

  /// Whether a term is weighed.
  public func isOn(_ term: Term) -> Bool { stage(of: term.rawValue) != .off }

  /// Whether a tier is minimised.
  public func isOn(_ tier: TierRecord.Name) -> Bool { stage(of: tier.rawValue) != .off }

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
  /// The clause that a limit comes from.
  public func clause(of limit: Limit) -> String { clause(of: limit.rawValue) }

  func stage(of rule: String) -> GateStage? { stages[rule].flatMap(GateStage.init(rawValue:)) }

  // Every pack that has been read lists every clause.
  func clause(of rule: String) -> String { clauses[rule] ?? "" }
}
