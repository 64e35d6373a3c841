/// A part of the search still to be done.
final class Node {
  let parent: Node?
  /// What was decided and concluded here, beyond the parent.
  var changes: [Domains.Change]
  /// No point of the node is below it.
  var bound: Int
  let depth: Int
  /// The parent's basis, while the node is open.
  var basis: NodeRelaxation.Basis?

  init(
    parent: Node?, changes: [Domains.Change], bound: Int, depth: Int, basis: NodeRelaxation.Basis?
  ) {
    self.parent = parent
    self.changes = changes
    self.bound = bound
    self.depth = depth
    self.basis = basis
  }

  /// The changes of all ancestors and of the node, from the root on.
  var path: [[Domains.Change]] {
    var path: [[Domains.Change]] = []
    var node: Node? = self
    while let current = node {
      path.append(current.changes)
      node = current.parent
    }
    return path.reversed()
  }
}

/// The open nodes, the least bound first and, of equal bounds, the latest.
struct NodeHeap {
  private var nodes: [(bound: Int, order: Int, node: Node)] = []
  private var count = 0

  var leastBound: Int? { nodes.first?.bound }

  mutating func insert(_ node: Node) {
    count += 1
    nodes.append((node.bound, -count, node))
    var child = nodes.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      nodes.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes out the node of least bound if that is below `value`.
  mutating func popLeast(below value: Int) -> Node? {
    guard let first = nodes.first, first.bound < value else { return nil }
    let last = nodes.removeLast()
    if !nodes.isEmpty {
      nodes[0] = last
      sink(from: 0)
    }
    return first.node
  }

  /// Forgets the nodes whose bound is at least `value`.
  mutating func drop(from value: Int) {
    nodes.removeAll { $0.bound >= value }
    for index in nodes.indices.reversed() { sink(from: index) }
  }

  private mutating func sink(from index: Int) {
    var parent = index
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < nodes.count && precedes(child, least) {
        least = child
      }
      guard least != parent else { return }
      nodes.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ first: Int, _ second: Int) -> Bool {
    (nodes[first].bound, nodes[first].order) < (nodes[second].bound, nodes[second].order)
  }
}
