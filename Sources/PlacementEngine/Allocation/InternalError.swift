/// A defect or a limit of this program, never a fault of the input: no result may be written.
public enum InternalError: Error, CustomStringConvertible {
  /// The solver refused the program or contradicted itself.
  case solver(String)
  /// What the plans of trainees with several demands depend on is too much to tabulate.
  case tooManyStates
  /// Trainees to be placed together have more joint placements than can be held.
  case blockTooLarge
  /// Trainees to be placed together have the same phases in opposite orders of time.
  case groupsInCircles
  /// The allocation promised a mentor whom the matching cannot find.
  case noMentor
  /// The audit found fault with the allocation.
  case audit([String])

  public var description: String {
    switch self {
    case .solver(let fact): "internal error: the solver failed (\(fact))"
    case .tooManyStates:
      "what trainees may have met before their later phases is too much to tabulate: allocate one "
        + "phase after another, or split the groups placed together"
    case .blockTooLarge:
      "trainees to be placed together have more than \(Stage.mostOptions) joint placements in a "
        + "phase: split the group"
    case .groupsInCircles:
      "trainees to be placed together have the same phases in opposite orders: name the phase that "
        + "each group is about"
    case .noMentor: "internal error: an allocation without the mentors it promised"
    case .audit(let findings):
      (["internal error: the audit rejects the allocation; nothing was written"] + findings)
        .joined(separator: "\n  ")
    }
  }
}
