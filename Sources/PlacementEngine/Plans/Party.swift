import ParallelWork
import PlacementDocuments

/// Whoever chooses one plan: a trainee, or trainees whom groups tie together, with every open
/// demand that they have.
struct Party: Sendable {
  /// Indices into ``Round/trainees``, ascending.
  let trainees: [Int]
  /// One for each of the trainees.
  let careers: [Career]
  /// In an order that is the order of time for each of the trainees.
  let stages: [Stage]
  /// For each demand of each stage, whose it is (a position among the trainees) and which of
  /// the trainee's open demands.
  let places: [[(trainee: Int, position: Int)]]
  /// Whether two stages at one school always, or never, hurt the rule that a trainee's
  /// placements are at different schools; rows keep it otherwise.
  let hasTags: Bool

  private init(trainees: [Int], stages: [Stage], round: Round) {
    self.trainees = trainees
    self.stages = stages
    careers = trainees.map { Career(trainee: $0, round: round) }
    var next = [Int](repeating: 0, count: trainees.count)
    let places = stages.map { stage in
      stage.demands.map { demand in
        let trainee = trainees.firstIndex(of: round.demands[demand].trainee) ?? 0
        next[trainee] += 1
        return (trainee: trainee, position: next[trainee] - 1)
      }
    }
    self.places = places
    let demands = stages.lazy.flatMap(\.demands).map { round.demands[$0] }
    hasTags =
      trainees.count == 1
      || places.allSatisfy { $0.map(\.trainee) == places[0].map(\.trainee) }
        && demands.allSatisfy { !$0.isEnrichment && $0.continuingSchool == nil }
  }
}

/// What a party's plan as a whole counts, besides what each placement counts.
struct PlanEnd {
  /// Terms that depend on what came before.
  var minutes = 0
  /// Of course rules.
  var breaches = 0
  /// How many of the trainees newly meet each kind of coverage.
  var covered: [CoverageKind: Int] = [:]
}

extension Party {
  /// What no two options of a plan may share: a school, unless the placement is free of the rule.
  func tag(of placements: [Placement], in round: Round) -> Int? {
    guard hasTags, let first = placements.first else { return nil }
    let isFree = round.isFreeOfDifference(round.demands[first.demand], at: first.school)
    return isFree ? nil : first.school
  }

  /// What a plan counts as a whole.
  ///
  /// - Parameters:
  ///   - round: The round.
  ///   - placement: What serves a demand in the plan, if anything does.
  /// - Returns: What is not counted placement by placement.
  func whole(in round: Round, _ placement: (_ demand: Int) -> Placement?) -> PlanEnd {
    var progress = careers.map(\.start)
    var end = PlanEnd()
    for (stage, places) in zip(stages, places) {
      for (demand, place) in zip(stage.demands, places) {
        let career = careers[place.trainee]
        let placement = placement(demand)
        if let placement {
          end.minutes +=
            round.proposal(placement, experience: progress[place.trainee].experience)
            .sum(round.terms.aboutExperience)
        }
        // After the last stage only what somebody asks for is of interest.
        if stages.count == 1, !career.hasAims { continue }
        progress[place.trainee] = career.kind.after(
          progress[place.trainee], placement.map(career.footprint), place.position, in: round)
      }
    }
    end.add(progress, careers.map(\.kind), in: round)
    return end
  }
}

extension PlanEnd {
  /// Adds what trainees have to show at the end.
  mutating func add(_ progress: [Progress], _ careers: [Career.Kind], in round: Round) {
    for (progress, career) in zip(progress, careers) {
      breaches += round.breaches(progress.tally, of: career.courseRules).count
      for kind in progress.tally.covered.cases { covered[kind, default: 0] += 1 }
    }
  }
}

/// Demands of a party that are placed at one school or not at all: a block, or one demand.
struct Stage: Sendable {
  /// Indices into ``Round/demands``, ascending.
  let demands: [Int]
  /// What may serve each of them.
  let placements: [[Placement]]
  /// For several demands, the placements that each option gives them, one after another.
  private let joint: [Int32]

  /// Leaving them unplaced is the first option.
  let optionCount: Int

  /// What an option gives each demand; empty if it places nobody.
  func placements(of option: Int) -> [Placement] {
    if option == 0 { return [] }
    if demands.count == 1 { return [placements[0][option - 1]] }
    let first = (option - 1) * demands.count
    return demands.indices.map { placements[$0][Int(joint[first + $0])] }
  }
}

extension Stage {
  /// The most joint placements that a block may have.
  static let mostOptions = 100_000

  /// Combines the placements of a block's demands, school by school.
  ///
  /// - Throws: ``InternalError/blockTooLarge`` if there are too many.
  init(demands: [Int], _ options: [Int: DemandOptions]) throws(InternalError) {
    self.demands = demands
    placements = demands.map { options[$0]?.placements ?? [] }
    guard demands.count > 1 else {
      joint = []
      optionCount = placements[0].count + 1
      return
    }
    let bySchool = placements.map { placements in
      Dictionary(grouping: placements.indices, by: { placements[$0].school })
    }
    var joint: [Int32] = []
    var count = 1
    for school in bySchool[0].keys.sorted() {
      let choices = bySchool.map { $0[school] ?? [] }
      if choices.contains(where: \.isEmpty) { continue }
      for choice in combinations(choices) {
        count += 1
        guard count <= Self.mostOptions else { throw .blockTooLarge }
        joint += choice.map { Int32($0) }
      }
    }
    self.joint = joint
    optionCount = count
  }
}

/// Every way of taking one element of each list, the last list's varying fastest.
private func combinations(_ lists: [[Int]]) -> some Sequence<[Int]> {
  sequence(state: lists.map { _ in 0 } as [Int]?) { position in
    guard var digits = position else { return nil }
    let choice = zip(lists, digits).map { $0[$1] }
    var index = digits.count - 1
    while index >= 0 {
      digits[index] += 1
      if digits[index] < lists[index].count { break }
      digits[index] = 0
      index -= 1
    }
    position = index < 0 ? nil : digits
    return choice
  }
}

extension Party {
  /// Every trainee with something to decide, alone or with those tied to them, by the first
  /// trainee.
  static func all(in round: Round, _ options: [Int: DemandOptions]) throws(InternalError)
    -> [Party]
  {
    let open = round.demands.indices.filter { round.demands[$0].isOpen }
    let blocks = joined(
      open.map { [$0] }
        + round.groups.blocks.map { $0.filter { round.demands[$0].isOpen } })
    var blockOf: [Int: Int] = [:]
    for (index, block) in blocks.enumerated() { for demand in block { blockOf[demand] = index } }
    let tied = joined(blocks.map { $0.map { round.demands[$0].trainee } })
    let orders = blockOf
    return try Concurrently.map(tied.count) { place in
      Result<Party, InternalError> { () throws(InternalError) in
        try Party(tying: tied[place], round, options, blocks: blocks, blockOf: orders)
      }
    }.map { party throws(InternalError) in try party.get() }
  }

  private init(
    tying trainees: [Int], _ round: Round, _ options: [Int: DemandOptions], blocks: [[Int]],
    blockOf: [Int: Int]
  ) throws(InternalError) {
    let demands = trainees.map { trainee in
      round.demandsOfTrainee[trainee].filter { round.demands[$0].isOpen }
    }
    let order = try Self.merged(demands.map { $0.map { blockOf[$0] ?? 0 } }) { a, b in
      let (first, second) = (round.demands[blocks[a][0]], round.demands[blocks[b][0]])
      return (first.window.start, first.phase.id, a) < (second.window.start, second.phase.id, b)
    }
    var stages: [Stage] = []
    for block in order { stages.append(try Stage(demands: blocks[block], options)) }
    self.init(trainees: trainees, stages: stages, round: round)
  }

  /// Merges sequences so that each keeps its order; whatever else is free comes as told.
  ///
  /// - Throws: ``InternalError/groupsInCircles`` if there is no such order.
  private static func merged(
    _ sequences: [[Int]], precedes: (Int, Int) -> Bool
  ) throws(InternalError) -> [Int] {
    var rest = sequences.map { $0[...] }
    var order: [Int] = []
    while rest.contains(where: { !$0.isEmpty }) {
      let free = rest.compactMap(\.first).filter { next in
        !rest.contains { $0.dropFirst().contains(next) }
      }
      guard let next = free.min(by: precedes) else { throw .groupsInCircles }
      order.append(next)
      for index in rest.indices where rest[index].first == next { rest[index].removeFirst() }
    }
    return order
  }
}
