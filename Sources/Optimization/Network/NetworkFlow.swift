/// A point of a program that is a network, as a flow: each group sends one unit along one of
/// its columns to a row, and from there through the rows above to the root.
///
/// It knows only the columns and the room that a face leaves. Minimising costs over it is a
/// minimum-cost flow: see ``minimise(_:while:)``.
struct NetworkFlow: Sendable {
  let forest: RowForest
  /// The columns of each group that are alive.
  private(set) var arcs: Arcs
  /// By group, the arc that carries its unit, −1 while there is none.
  private(set) var chosen: [Int32]
  /// The groups whose units enter at each node: the first, then the next of each.
  private(set) var firstGroup: [Int32]
  private(set) var nextGroup: [Int32]
  private var previousGroup: [Int32]
  /// How many units each row carries.
  private(set) var load: [Int]
  /// How many more units each row may carry, and how many fewer.
  private(set) var room: [Int]
  private(set) var spare: [Int]
  /// How many units leave each node that do not reach it.
  private(set) var deficit: [Int]

  /// What it costs to send one more unit from each node to the root, save a constant.
  var potential: [Int]
  var search: PathSearch

  /// Columns as arcs from groups to nodes, in order of group.
  struct Arcs: Sendable {
    var start: [Int32]
    var column: [Int32]
    var node: [Int32]
    var group: [Int32]
    var cost: [Int]

    func of(_ group: Int) -> Range<Int> { Int(start[group])..<Int(start[group + 1]) }
  }

  /// The flow of a feasible point.
  ///
  /// - Parameters:
  ///   - forest: The rows of the program.
  ///   - members: The columns of each group.
  ///   - point: One value for each column.
  ///   - program: The program.
  ///   - face: Leaves the point alive.
  init(
    _ forest: RowForest, _ members: GroupMembers, at point: [Int], _ program: Program, _ face: Face
  ) {
    self.forest = forest
    arcs = Arcs(start: [0], column: [], node: [], group: [], cost: [])
    for group in 0..<program.groupCount {
      for column in members[group] where face.isAlive[Int(column)] {
        arcs.column.append(column)
        arcs.node.append(forest.innermost[Int(column)])
        arcs.group.append(Int32(group))
      }
      arcs.start.append(Int32(arcs.column.count))
    }
    chosen = Array(repeating: -1, count: program.groupCount)
    firstGroup = Array(repeating: -1, count: forest.nodeCount)
    nextGroup = Array(repeating: -1, count: program.groupCount)
    previousGroup = nextGroup
    load = Array(repeating: 0, count: forest.root)
    room = load
    spare = load
    deficit = Array(repeating: 0, count: forest.nodeCount)
    potential = Array(repeating: 0, count: forest.nodeCount)
    search = PathSearch(nodes: forest.nodeCount)
    for arc in arcs.column.indices where point[Int(arcs.column[arc])] == 1 {
      choose(arc)
      var node = Int(arcs.node[arc])
      while node != forest.root {
        load[node] += 1
        node = Int(forest.parent[node])
      }
    }
    follow(face)
  }

  /// Takes the room that a face leaves, and only its columns.
  mutating func follow(_ face: Face) {
    for row in 0..<forest.root {
      room[row] = face.rowUpper[row] == .max ? .max : face.rowUpper[row] - load[row]
      spare[row] = load[row] - max(0, face.rowLower[row])
    }
    var kept = 0
    for group in chosen.indices {
      let range = arcs.of(group)
      arcs.start[group] = Int32(kept)
      let own = Int(chosen[group])
      for arc in range where face.isAlive[Int(arcs.column[arc])] {
        if arc == own { chosen[group] = Int32(kept) }
        arcs.column[kept] = arcs.column[arc]
        arcs.node[kept] = arcs.node[arc]
        arcs.group[kept] = arcs.group[arc]
        kept += 1
      }
    }
    arcs.start[chosen.count] = Int32(kept)
    arcs.column.removeSubrange(kept...)
    arcs.node.removeSubrange(kept...)
    arcs.group.removeSubrange(kept...)
    arcs.cost = Array(repeating: 0, count: kept)
  }

  /// Starts anew from the potential 0 everywhere.
  mutating func forgetPotentials() {
    potential = Array(repeating: 0, count: forest.nodeCount)
  }

  /// Sets what each column costs.
  mutating func setCosts(_ cost: (Int) -> Int) {
    for arc in arcs.column.indices { arcs.cost[arc] = cost(Int(arcs.column[arc])) }
  }

  /// One value for each column.
  func point(columns: Int) -> [Int] {
    var point = [Int](repeating: 0, count: columns)
    for arc in chosen where arc >= 0 { point[Int(arcs.column[Int(arc)])] = 1 }
    return point
  }

  // MARK: Changes

  /// Lets a group's unit enter along an arc.
  mutating func choose(_ arc: Int) {
    let (group, node) = (Int(arcs.group[arc]), Int(arcs.node[arc]))
    chosen[group] = Int32(arc)
    let next = firstGroup[node]
    nextGroup[group] = next
    previousGroup[group] = -1
    if next >= 0 { previousGroup[Int(next)] = Int32(group) }
    firstGroup[node] = Int32(group)
  }

  /// Takes a group's unit from where it enters.
  mutating func unchoose(_ group: Int) {
    let node = Int(arcs.node[Int(chosen[group])])
    let (next, previous) = (nextGroup[group], previousGroup[group])
    if next >= 0 { previousGroup[Int(next)] = previous }
    if previous >= 0 {
      nextGroup[Int(previous)] = next
    } else {
      firstGroup[node] = next
    }
    chosen[group] = -1
  }

  /// Takes a group's unit out: the rows above carry one less as far as they may at no cost, and
  /// where they may not, a unit is missing.
  mutating func withdraw(_ group: Int) {
    var node = Int(arcs.node[Int(chosen[group])])
    unchoose(group)
    while node != forest.root, spare[node] > 0 {
      let above = Int(forest.parent[node])
      guard potential[node] == potential[above] else { break }
      carry(-1, node)
      node = above
    }
    deficit[node] += 1
  }

  /// Lets a row carry one unit more or less.
  mutating func carry(_ change: Int, _ row: Int) {
    load[row] += change
    spare[row] += change
    if room[row] != .max { room[row] -= change }
  }

  /// Gives a unit to a node that lacks one.
  mutating func fill(_ node: Int) { deficit[node] -= 1 }
}
