/// One tier of a program as a problem of its own: its objective, with what the earlier tiers reached
/// as rows.
public struct TierProblem: Sendable {
  /// An earlier tier, held at what it reached.
  public struct Held: Hashable, Sendable {
    public let tier: Int
    public let value: Int
    /// Whether it is proven least, as every tier before it: then it is held by an equation.
    public let isProven: Bool
  }

  public let form: LinearForm
  /// What is minimised.
  public let tier: Int
  public let held: [Held]
  /// What the solve found, constants included.
  public let value: Int
  /// Nothing is below it, where the earlier tiers are proven.
  public let bound: Int
  /// Whether this tier and all before it are proven: then `value` is the problem's optimum.
  public let isProven: Bool

  /// The problems of a solved program, in the order of its tiers.
  ///
  /// Tiers of levels that follow one another count more the lower the level. One that reached no more
  /// than the level before it (the first: 0) could reach no less, so it has no problem of its own, and
  /// its row takes the place of the row of the level before, which it implies.
  ///
  /// - Parameters:
  ///   - form: The program.
  ///   - solution: What the solve found.
  ///   - program: What the form was made of.
  ///   - constants: Those the form was made with.
  /// - Returns: At least the last tier's, unless that is a tier of levels.
  /// - Throws: ``SolverFault`` (`contradiction`) if the solution is not a point of the form with the
  ///   values it claims.
  public static func all(
    of form: LinearForm, solvedBy solution: Solution, _ program: Program, constants: [Int] = []
  ) throws(SolverFault) -> [TierProblem] {
    let point = form.point(solution.values, solution.choices, of: program)
    var issues = form.violations(at: point)
    guard issues.isEmpty else { throw SolverFault(.contradiction, issues) }
    var problems: [TierProblem] = []
    var held: [Held] = []
    var isProven = true
    var slot = 0
    for (tier, result) in solution.tiers.enumerated() {
      var (value, bound) = (result.value, result.bound)
      var isRepeated = false
      switch form.tiers[tier] {
      case .costs:
        let constant = slot < constants.count ? constants[slot] : 0
        (value, bound, slot) = (value + constant, bound + constant, slot + 1)
      case .levels(_, let least):
        let before = held.last.flatMap { last -> Int? in
          guard case .levels(_, let level) = form.tiers[last.tier], level >= least else {
            return nil
          }
          return last.value
        }
        isRepeated = value == before ?? 0
        if isRepeated, before != nil { held.removeLast() }
      }
      if form.value(ofTier: tier, at: point) != value {
        issues.append("tier '\(result.name)' has another value in the linear form")
      }
      isProven = isProven && result.isProven
      if !isRepeated {
        problems.append(
          TierProblem(
            form: form, tier: tier, held: held, value: value, bound: bound, isProven: isProven))
      }
      held.append(Held(tier: tier, value: value, isProven: isProven))
    }
    guard issues.isEmpty else { throw SolverFault(.contradiction, issues) }
    return problems
  }
}

extension TierProblem {
  /// A format of problems that general solvers read.
  public enum Format: String, CaseIterable, Sendable {
    /// MPS with fields of any length, separated by blanks.
    case mps
    /// The LP format of CPLEX.
    case lp
  }

  /// The text of the problem, piece by piece: never the whole at once.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - title: The problem's name.
  ///   - comments: Lines to stand at the head.
  /// - Returns: Pieces of a thousand rows or columns, in ASCII.
  public func pieces(
    as format: Format, title: String, comments: [String]
  ) -> some Sequence<[UInt8]> {
    let pieces =
      switch format {
      case .mps: FreeMPS(self).pieces(title, comments)
      case .lp: CPLEXLP(self).pieces(title, comments)
      }
    return pieces.lazy.map { Array($0().utf8) }
  }

  /// A row held by an earlier tier, as a row of the form.
  func row(of held: Held) -> LinearForm.Row {
    LinearForm.Row(
      name: form.tierNames[held.tier], lower: held.isProven ? held.value : nil, upper: held.value)
  }
}

/// Makes a part of a text when it is wanted.
typealias Piece = @Sendable () -> String

/// Cuts a long list of items into pieces.
func pieces(of count: Int, _ text: @escaping @Sendable (Range<Int>) -> String) -> [Piece] {
  let size = 1_000
  return stride(from: 0, to: count, by: size).map { first in
    { text(first..<min(first + size, count)) }
  }
}

/// A comment on one line, whatever it quotes.
func commentLine(_ comment: String, _ mark: String) -> String {
  let bytes = comment.utf8.map { 0x20..<0x7F ~= $0 ? $0 : UInt8(ascii: "?") }
  return "\(mark) \(String(decoding: bytes, as: UTF8.self))\n"
}
