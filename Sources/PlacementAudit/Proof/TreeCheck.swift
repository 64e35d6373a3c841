internal import PlacementDocuments

/// Follows a certificate's tree, to see whether no point of a face costs less than the tier's value.
///
/// Whatever the questions, their answers leave no point out, and whatever the multipliers, they
/// bound from below: a tree that is not what it should be shows nothing.
struct TreeCheck {
  private let tier: Int
  private let value: Int
  private var root: ProofFace
  private let tree: CertificateTree
  /// What each limit is; nil for what is none, and weighs nothing.
  private var limits: [Limit?] = []
  private var partyNamed: [String: Int] = [:]
  private var variableNamed: [String: Int] = [:]

  private enum Limit: Hashable {
    case row(Int)
    case tier(Int)
  }

  /// The most nodes, and the most cuts, that are followed: more would keep whoever checks it waiting.
  private static let (mostNodes, mostCuts) = (2_000, 2_000)

  private let isFollowed: Bool

  /// - Parameters:
  ///   - face: The points that cost no more than the result in every earlier tier.
  ///   - tier: The tier.
  ///   - bound: A bound of it.
  ///   - tree: What the certificate says.
  ///   - rows: The rows' positions, by name.
  ///   - tiers: The tiers' positions.
  /// - Complexity: O(cuts × entries).
  init(
    _ face: ProofFace, tier: Int, _ bound: ProofFace.Bound, _ tree: CertificateTree,
    _ rows: [String: Int], _ tiers: [TierReference: Int]
  ) {
    self.tier = tier
    self.tree = tree
    isFollowed =
      tree.nodes.count <= Self.mostNodes
      && tree.limits.count { !$0.sources.isEmpty } <= Self.mostCuts
    value = face.relaxation.tiers[tier].value
    root = face
    guard isFollowed else { return }
    // What is in question is a point below the value.
    root.keepPoints(atMost: value - 1, bound)
    root = root.compacted()
    for (index, party) in root.relaxation.parties.enumerated() {
      if let name = party.name { partyNamed[name] = index }
    }
    for (index, variable) in root.relaxation.variables.enumerated() {
      variableNamed[variable.name] = index
    }
    for limit in tree.limits {
      if !limit.sources.isEmpty {
        limits.append(addCut(limit).map { .row($0) })
      } else if let row = limit.row {
        limits.append(rows[row].map { .row($0) })
      } else {
        // A point may cost less than its allocation: only exact tiers are held to their values.
        limits.append(
          limit.tier.flatMap { tiers[$0] }.flatMap {
            $0 < tier && face.relaxation.tiers[$0].isExact ? .tier($0) : nil
          })
      }
    }
  }

  /// - Complexity: O(nodes × choices left).
  func provesValue() -> Bool {
    guard isFollowed else { return false }
    var open = [root]
    for node in tree.nodes {
      guard var face = open.popLast() else { return false }
      let multipliers = multipliers(node)
      let bound = face.bound(node.showsEmptiness ? nil : tier, multipliers)
      if bound.isOverNothing || bound.roundedUp >= (node.showsEmptiness ? 1 : value) { continue }
      guard let question = node.question else { return false }
      if !node.showsEmptiness { face.keepPoints(atMost: value - 1, bound) }
      guard let answers = answers(question, face) else { return false }
      open += answers
    }
    return open.isEmpty
  }

  private func multipliers(_ node: CertificateNode) -> ProofMultipliers {
    guard 0...60 ~= node.shift else { return .none }
    var multipliers = ProofMultipliers()
    multipliers.shift = node.shift
    // Two limits may be one row, which weighs once.
    var isWeighed: Set<Limit> = []
    for entry in node.multipliers
    where entry.multiplier != 0 && entry.multiplier.magnitude <= TierCertificate.largest.magnitude {
      guard limits.indices.contains(entry.limit), let limit = limits[entry.limit],
        isWeighed.insert(limit).inserted
      else { continue }
      switch limit {
      case .row(let row): multipliers.rows.append((row, entry.multiplier))
      case .tier(let tier): multipliers.earlier.append((tier, entry.multiplier))
      }
    }
    return multipliers
  }

  /// The points with the answer no and, to be looked at first, those with yes; nil if the question
  /// is none.
  private func answers(_ question: CertificateQuestion, _ face: ProofFace) -> [ProofFace]? {
    var (yes, no) = (face, face)
    if let name = question.variable {
      guard let variable = variableNamed[name] else { return nil }
      yes.narrow(variable, atMost: question.atMost)
      no.narrow(variable, atLeast: question.atMost + 1)
      return [no, yes]
    }
    guard let party = question.party.flatMap({ partyNamed[$0] }),
      face.relaxation.parties[party].alternatives.allSatisfy({ $0.count == 1 })
    else { return nil }
    let isIn: (Relaxation.Choice) -> Bool
    if let limit = question.limit {
      guard limits.indices.contains(limit), case .row(let row) = limits[limit] else { return nil }
      isIn = { $0.entries.contains { $0.row == row && $0.count != 0 } }
    } else {
      var weights = Weights(face.relaxation)
      weights.add(1, tier)
      isIn = { weights.price($0) <= question.atMost }
    }
    yes.keep(party, isIn)
    no.keep(party) { !isIn($0) }
    return [no, yes]
  }

  // MARK: Cuts

  /// Adds up sources, then divides and rounds down on both sides of ≤; nil if they are none.
  ///
  /// Every choice and variable is a whole number from 0 on, so that rounding a count down leaves
  /// the left side no larger, and what is then a whole number stays below the right side rounded
  /// down. A party's choices in several slots are rounded one by one, which only weakens the cut.
  private mutating func addCut(_ cut: CertificateLimit) -> Int? {
    // Counts stay as small as those of the round's rows.
    let largest = 1 << 30
    guard 1...largest ~= cut.divisor,
      cut.sources.allSatisfy({ $0.multiplier.magnitude <= largest.magnitude })
    else { return nil }
    let divisor = Int128(cut.divisor)
    var weightOfRow = [Int128](repeating: 0, count: root.relaxation.rows.count)
    var weightOfParty: [Int: Int128] = [:]
    var side: Int128 = 0
    for source in cut.sources {
      let multiplier = Int128(source.multiplier)
      if let limit = source.limit {
        guard limits.indices.contains(limit), case .row(let row) = limits[limit],
          let bound = multiplier > 0 ? root.upper[row] : root.lower[row]
        else { return nil }
        weightOfRow[row] += multiplier
        side += multiplier * Int128(bound)
      } else {
        guard let party = source.party.flatMap({ partyNamed[$0] }) else { return nil }
        weightOfParty[party, default: 0] += multiplier
        side += multiplier
      }
    }
    var isSmall = true
    func rounded(_ entries: [Relaxation.Entry], _ more: Int128) -> Int {
      let sum = entries.reduce(more) { $0 + weightOfRow[$1.row] * Int128($1.count) }
      let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: divisor)
      let count = Int(clamping: remainder < 0 ? quotient - 1 : quotient)
      if count.magnitude > largest { isSmall = false }
      return max(-largest, min(largest, count))
    }
    let (quotient, remainder) = side.quotientAndRemainder(dividingBy: divisor)
    let upper = Int(clamping: remainder < 0 ? quotient - 1 : quotient)
    guard upper.magnitude <= 1 << 40 else { return nil }
    let row = root.addRow(
      upper: upper,
      choice: { party, slot, entries in
        rounded(entries, slot == 0 ? weightOfParty[party, default: 0] : 0)
      },
      variable: { rounded($0, 0) })
    return isSmall ? row : nil
  }
}
