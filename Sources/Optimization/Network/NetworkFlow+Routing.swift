/// What a search for a shortest path remembers of the nodes it has met.
struct PathSearch: Sendable {
  /// The number of the search that met each node; of others nothing is remembered.
  var met: [Int]
  var distance: [Int]
  /// How each node was reached: along an arc, or (complemented) from a row above or below.
  var via: [Int]
  var isSettled: [Bool]
  /// The nodes settled, in order of distance.
  var settled: [Int] = []
  /// Nodes as near as the last one settled.
  var near: [Int] = []
  var heap = DistanceHeap()
  var number = 0

  init(nodes: Int) {
    met = Array(repeating: 0, count: nodes)
    distance = met
    via = met
    isSettled = Array(repeating: false, count: nodes)
  }

  mutating func begin() {
    number += 1
    settled.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    heap.removeAll()
  }
}

extension NetworkFlow {
  /// How minimising costs ended.
  enum End {
    case optimal
    /// Some units have no way to go: there is no flow.
    case infeasible
    case stopped
  }

  /// Reroutes units until the costs are least, and the potentials prove it.
  ///
  /// Units that are not on a cheapest arc of their group are taken out and sent again, one
  /// after another, each along a shortest path of the residual network (successive shortest
  /// paths, with Dijkstra's method on reduced costs; Ahuja, Magnanti and Orlin, Network Flows,
  /// 1993, §9.7). A search ends at the first node that lacks a unit, so it stays local.
  ///
  /// - Parameters:
  ///   - augmentations: Counts the units sent.
  ///   - mayGoOn: Asked now and then; false stops.
  /// - Returns: `optimal`, unless there is no flow or `mayGoOn` said stop.
  /// - Complexity: O(units × (arcs + nodes log nodes)), usually far less.
  mutating func minimise(
    _ augmentations: inout Int, while mayGoOn: () -> Bool
  ) -> End {
    resetUnusablePotentials()
    var units: [Int] = []
    for group in chosen.indices {
      let own = Int(chosen[group])
      if own < 0 || price(own) > cheapest(group) { units.append(group) }
    }
    for group in units where chosen[group] >= 0 { withdraw(group) }
    for (count, group) in units.enumerated() {
      if count % 64 == 0, !mayGoOn() { return .stopped }
      guard send(group) else { return .infeasible }
      augmentations += 1
    }
    return .optimal
  }

  /// What a group pays for an arc: its cost, and what the way on costs.
  private func price(_ arc: Int) -> Int {
    arcs.cost[arc] + potential[Int(arcs.node[arc])]
  }

  private func cheapest(_ group: Int) -> Int {
    var least = Int.max
    for arc in arcs.of(group) { least = min(least, price(arc)) }
    return least
  }

  /// Potentials are a start only if they leave no row that would pay for a change.
  private mutating func resetUnusablePotentials() {
    let isUsable = (0..<forest.root).allSatisfy { row in
      let above = potential[Int(forest.parent[row])]
      return (room[row] <= 0 || potential[row] <= above)
        && (spare[row] <= 0 || potential[row] >= above)
    }
    if !isUsable { forgetPotentials() }
  }

  /// Sends a group's unit along a shortest path to a node that lacks one.
  private mutating func send(_ group: Int) -> Bool {
    guard let end = nearestDeficit(from: group) else { return false }
    let length = search.distance[end]
    for node in search.settled {
      let nearer = length - search.distance[node]
      if nearer > 0 { potential[node] += nearer }
    }
    fill(end)
    var node = end
    while true {
      let via = search.via[node]
      if via < 0 {
        let from = ~via
        if from != forest.root, Int(forest.parent[from]) == node {
          carry(1, from)
        } else {
          carry(-1, node)
        }
        node = from
      } else {
        // The unit that came in at another node gives way.
        let mover = Int(arcs.group[via])
        if mover == group {
          choose(via)
          return true
        }
        let from = Int(arcs.node[Int(chosen[mover])])
        unchoose(mover)
        choose(via)
        node = from
      }
    }
  }

  /// Settles nodes in order of their distance from a group until one lacks a unit.
  private mutating func nearestDeficit(from group: Int) -> Int? {
    search.begin()
    // Nothing at or beyond the nearest deficit met so far matters.
    var limit = Int.max
    var nearest = -1
    let base = cheapest(group)
    for arc in arcs.of(group) {
      reach(Int(arcs.node[arc]), at: price(arc) - base, via: arc, from: 0, &limit, &nearest)
    }
    while true {
      let node: Int
      if let next = search.near.popLast() {
        if search.isSettled[next] { continue }
        node = next
      } else {
        guard !search.heap.isEmpty else { return nearest < 0 ? nil : nearest }
        let next = search.heap.removeFirst()
        if next.distance >= limit { return nearest }
        if search.isSettled[next.node] || next.distance > search.distance[next.node] { continue }
        node = next.node
      }
      let distance = search.distance[node]
      if distance >= limit { return nearest }
      search.isSettled[node] = true
      search.settled.append(node)
      expand(node, at: distance, &limit, &nearest)
    }
  }

  private mutating func expand(
    _ node: Int, at distance: Int, _ limit: inout Int, _ nearest: inout Int
  ) {
    let here = potential[node]
    if node != forest.root, room[node] > 0 {
      let above = Int(forest.parent[node])
      reach(
        above, at: distance + potential[above] - here, via: ~node, from: distance, &limit, &nearest)
    }
    for position in forest.children(of: node) {
      let child = forest.child(position)
      guard spare[child] > 0 else { continue }
      reach(
        child, at: distance + potential[child] - here, via: ~node, from: distance, &limit, &nearest)
    }
    var member = firstGroup[node]
    while member >= 0 {
      let group = Int(member)
      let base = distance - price(Int(chosen[group]))
      for arc in arcs.of(group) {
        reach(
          Int(arcs.node[arc]), at: base + price(arc), via: arc, from: distance, &limit, &nearest)
      }
      member = nextGroup[group]
    }
  }

  @inline(__always)
  private mutating func reach(
    _ node: Int, at distance: Int, via: Int, from: Int, _ limit: inout Int, _ nearest: inout Int
  ) {
    guard distance < limit else { return }
    if search.met[node] == search.number {
      guard distance < search.distance[node] else { return }
    } else {
      search.met[node] = search.number
      search.isSettled[node] = false
    }
    search.distance[node] = distance
    search.via[node] = via
    if deficit[node] > 0 {
      limit = distance
      nearest = node
    } else if distance == from {
      search.near.append(node)
    } else {
      search.heap.insert(node, at: distance)
    }
  }

  /// The potentials, raised where a row carries nothing and is worth less than nothing: only a
  /// row that has to carry something may be.
  func settledPotentials(_ face: Face) -> [Int] {
    var potential = potential
    for row in forest.topDown where face.rowLower[row] < 0 {
      potential[row] = max(potential[row], potential[Int(forest.parent[row])])
    }
    return potential
  }
}
