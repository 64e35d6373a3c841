extension RulePack {
  /// The stage at which a gate acts under this pack.
  public func stage(of gate: Gate) -> GateStage { acting.stage(of: gate) }

  /// Whether an eligibility reason may refuse anything.
  public func isOn(_ reason: Reason) -> Bool { !acting.reasonsOff.contains(reason) }

  /// Whether a term is weighed.
  public func isOn(_ term: Term) -> Bool { !acting.termsOff.contains(term) }

  /// Whether a tier is minimised.
  public func isOn(_ tier: TierRecord.Name) -> Bool { !acting.tiersOff.contains(tier) }

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

/// The stages of a pack, by case instead of by identifier.
struct StageTable: Hashable, Sendable {
  /// Some cases of a closed list.
  struct Cases<Case: DeclarationOrdered>: Hashable, Sendable {
    private var bits: UInt64 = 0

    init(_ cases: [Case]) { bits = cases.reduce(0) { $0 | 1 << UInt64($1.ordinal) } }

    func contains(_ element: Case) -> Bool { bits & 1 << UInt64(element.ordinal) != 0 }
  }

  let reasonsOff: Cases<Reason>
  let termsOff: Cases<Term>
  let tiersOff: Cases<TierRecord.Name>
  /// By gate.
  private let gates: [GateStage]

  /// A rule without a stage acts while solving.
  init(_ stages: [String: String]) {
    func off<Case: DeclarationOrdered & RawRepresentable<String>>(_ type: Case.Type) -> Cases<Case>
    {
      Cases(type.allCases.filter { stages[$0.rawValue] == GateStage.off.rawValue })
    }
    reasonsOff = off(Reason.self)
    termsOff = off(Term.self)
    tiersOff = off(TierRecord.Name.self)
    gates = Gate.allCases.map { stages[$0.rawValue].flatMap(GateStage.init) ?? .solve }
  }

  func stage(of gate: Gate) -> GateStage { gates[gate.ordinal] }
}
