/// A proof, for somebody else to check, that no point of a tier's face is below its value.
///
/// Where multipliers alone fall short, questions split the points until multipliers close every
/// part. A question has two answers whatever the program's columns are, so that whoever makes the
/// columns again can follow it.
public struct ProofTree: Hashable, Sendable {
  /// What multipliers weigh.
  public enum Limit: Hashable, Sendable {
    case row(Int)
    /// The value of an earlier tier.
    case tier(Int)
    /// Σ multiplier × source, divided and rounded down on both sides of ≤ (Chvátal and Gomory).
    case cut([Source], divisor: Int)
  }

  /// A part of a cut.
  public struct Source: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      /// An earlier one of the tree's limits.
      case limit(Int)
      /// A group's equation.
      case group(Int)
    }

    public let kind: Kind
    /// Positive for the upper side, negative for the lower.
    public let multiplier: Int
  }

  public enum Question: Hashable, Sendable {
    /// Does the group's column count in one of the tree's limits, a row?
    case counts(group: Int, limit: Int)
    /// Does the group's column cost at most so much in the tier?
    case costs(group: Int, atMost: Int)
    /// Is the auxiliary at most so much?
    case auxiliary(column: Int, atMost: Int)
  }

  public struct Node: Hashable, Sendable {
    /// Multipliers are in units of 1/2^`shift`.
    public fileprivate(set) var shift = 0
    /// Those of the tree's limits that are not zero, ascending by limit.
    public fileprivate(set) var multipliers: [TierMultipliers.Entry] = []
    /// Whether it is not the tier's costs but 0 that the multipliers bound: above 0 there is no point.
    public fileprivate(set) var showsEmptiness = false
    /// None where the multipliers close the node.
    public fileprivate(set) var question: Question?
  }

  public let limits: [Limit]
  /// After a node with a question come the nodes of the answer yes, then those of no.
  public private(set) var nodes: [Node]
}

extension ProofTree {
  /// The tree in terms of a search's rows, as it grows.
  struct Draft {
    struct Node {
      var shift = 0
      /// By row of the search, as far as they go.
      var multipliers: [(row: Int, multiplier: Int)] = []
      var showsEmptiness = false
      /// About a row of the search instead of a limit.
      var question: Question?
    }

    private(set) var nodes: [Node] = []
    /// The multipliers of all nodes.
    private(set) var size = 0

    mutating func addNode() -> Int {
      nodes.append(Node())
      return nodes.count - 1
    }

    mutating func ask(_ question: Question, at node: Int) { nodes[node].question = question }

    mutating func weigh(_ node: Int, by bound: NodeBound, showsEmptiness: Bool = false) {
      nodes[node].shift = bound.shift
      nodes[node].multipliers = bound.multipliers.enumerated().filter { $0.element != 0 }
        .map { ($0.offset, $0.element) }
      nodes[node].showsEmptiness = showsEmptiness
      size += nodes[node].multipliers.count
    }
  }

  /// Keeps the limits that something refers to.
  ///
  /// - Parameters:
  ///   - draft: The tree.
  ///   - rows: The search's rows; cuts have derivations.
  ///   - originals: What the rows are that are no cuts, in order.
  init(_ draft: Draft, _ rows: [SearchProgram.Row], originals: [Limit]) {
    var isUsed = [Bool](repeating: false, count: rows.count)
    for node in draft.nodes {
      for entry in node.multipliers { isUsed[entry.row] = true }
      if case .counts(_, let row) = node.question { isUsed[row] = true }
    }
    for (index, row) in rows.enumerated().reversed() where isUsed[index] {
      for source in row.derivation?.sources ?? [] where !source.isGroup {
        isUsed[Int(source.index)] = true
      }
    }
    var position = [Int](repeating: -1, count: rows.count)
    var limits: [Limit] = []
    for (index, row) in rows.enumerated() where isUsed[index] {
      position[index] = limits.count
      guard let derivation = row.derivation else {
        limits.append(originals[index])
        continue
      }
      let sources = derivation.sources.map { source in
        Source(
          kind: source.isGroup
            ? .group(Int(source.index)) : .limit(position[Int(source.index)]),
          multiplier: Int(source.multiplier))
      }
      limits.append(.cut(sources, divisor: Int(derivation.divisor)))
    }
    self.limits = limits
    nodes = draft.nodes.map { drafted in
      var node = Node()
      node.shift = drafted.shift
      node.showsEmptiness = drafted.showsEmptiness
      node.multipliers = drafted.multipliers.map {
        TierMultipliers.Entry(index: position[$0.row], multiplier: $0.multiplier)
      }
      node.question = drafted.question
      if case .counts(let group, let row) = drafted.question {
        node.question = .counts(group: group, limit: position[row])
      }
      return node
    }
  }
}

extension ProofTree {
  /// The tree with other columns in its questions.
  func renamed(_ column: (Int) -> Int) -> ProofTree {
    var tree = self
    for index in nodes.indices {
      if case .auxiliary(let own, let most) = nodes[index].question {
        tree.nodes[index].question = .auxiliary(column: column(own), atMost: most)
      }
    }
    return tree
  }
}
