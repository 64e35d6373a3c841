/// Why a program could not be answered: it was not well formed, the start was
/// not feasible, or the solver contradicted itself.
///
/// A fault is never a statement about the program's optimum. `invalidProgram`
/// and `invalidStart` are the caller's to correct; `solverRefusal` and
/// `contradiction` are defects here or in GLPK.
public struct SolverFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of a fault.
  public enum Code: String, Hashable, Sendable {
    /// The program has data no solver should see.
    case invalidProgram
    /// The start is not a feasible integer point of the program.
    case invalidStart
    /// GLPK refused a call or gave up on it.
    case solverRefusal
    /// An answer failed its check in integer arithmetic.
    case contradiction
  }

  /// The kind of the fault.
  public let code: Code
  /// Every problem found, each with its place; the first hundred if there are more.
  public let issues: [String]

  init(_ code: Code, _ issues: [String]) {
    self.code = code
    self.issues = issues
  }

  init(_ code: Code, _ issue: String) {
    self.init(code, [issue])
  }

  public var description: String {
    "\(code.rawValue): \(issues.joined(separator: "; "))"
  }
}

/// Collects problems up to a limit, so that a hopeless program cannot fill memory.
struct IssueList: Hashable, Sendable {
  static let limit = 100
  private(set) var issues: [String] = []
  private var isCut = false

  mutating func append(_ issue: String) {
    if issues.count < Self.limit {
      issues.append(issue)
    } else if !isCut {
      isCut = true
      issues.append("and more")
    }
  }

  var isEmpty: Bool { issues.isEmpty }
}
