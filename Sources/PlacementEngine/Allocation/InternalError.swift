/// A defect or a limit of this program, never a fault of the input: no result may be written.
public enum InternalError: Error, CustomStringConvertible {
  /// The solver refused the program or contradicted itself.
  case solver(String)
  /// Trainees with several demands have more joint plans than can be held.
  case tooManyPlans
  /// The allocation promised a mentor whom the matching cannot find.
  case noMentor
  /// The audit found fault with the allocation.
  case audit([String])

  public var description: String {
    switch self {
    case .solver(let fact): "internal error: the solver failed (\(fact))"
    case .tooManyPlans:
      "the trainees' joint plans for several phases are more than this version can hold "
        + "(\(Party.mostPlans)): allocate one phase after another"
    case .noMentor: "internal error: an allocation without the mentors it promised"
    case .audit(let findings):
      (["internal error: the audit rejects the allocation; nothing was written"] + findings)
        .joined(separator: "\n  ")
    }
  }
}
