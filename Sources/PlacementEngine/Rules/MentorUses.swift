import ParallelWork
import PlacementDocuments

/// The uses that plans may ask mentors for and those that people have fixed, school by school.
struct MentorUses: Sendable {
  /// Uses that the same mentors may take over the same days.
  struct Kind: Hashable, Comparable, Sendable {
    let mentors: [Int]
    let window: Window

    static func < (a: Self, b: Self) -> Bool {
      a.mentors == b.mentors
        ? a.window < b.window : a.mentors.lexicographicallyPrecedes(b.mentors)
    }
  }

  /// Mentors who may take exactly the same uses.
  struct Pool: Sendable {
    var mentors: [Int]
    var slots: Int
  }

  struct AtSchool: Sendable {
    let school: Int
    /// In order.
    let kinds: [Kind]
    /// By kind, whether plans may ask for it, and how many uses are fixed.
    let isOpen: [Bool]
    let fixed: [Int]
    let pools: [Pool]
    /// What is left of each pool, if each kind has one pool and what is fixed fits.
    let limits: [Limit]?
  }

  /// Kinds of uses that are present together, and how many more of them a pool can take.
  struct Limit: Sendable {
    let pool: Int
    let kinds: [Int]
    let left: Int
  }

  let round: Round
  /// Those of which there are any, ascending.
  let schools: [AtSchool]
  /// Fixed uses whose mentors have no slot.
  let withoutMentor: Int

  /// - Complexity: O(services × kinds of a school), and the mentors of each school.
  init(_ candidates: Candidates) {
    let round = candidates.round
    self.round = round
    // A school has few kinds.
    var open = [[Kind]](repeating: [], count: round.schools.count)
    func note(_ placement: Placement) {
      let (school, window) = (placement.school, round.demands[placement.demand].window)
      for use in placement.uses where use.mentors.quality != .notNamed {
        let isKnown = open[school].contains {
          $0.window == window && $0.mentors == use.mentors.mentors
        }
        if !isKnown { open[school].append(Kind(mentors: use.mentors.mentors, window: window)) }
      }
    }
    for example in candidates.examples { if let example { note(example) } }
    for placement in candidates.placementsWithoutService { note(placement) }

    var fixed: [Int: [Kind: Int]] = [:]
    var withoutMentor = 0
    // Without the tier nothing is lost where a fixed use goes without.
    let countsFixed = round.rules.isOn(TierRecord.Name.fixedMentors)
    for demand in round.demands where countsFixed {
      for use in round.fixedUses(demand) where !use.serving.isEmpty {
        let free = use.serving.filter {
          round.slots(of: round.schools[use.school].mentors[$0]) > 0
        }
        if free.isEmpty {
          withoutMentor += 1
        } else {
          let kind = Kind(mentors: free, window: demand.window)
          fixed[use.school, default: [:]][kind, default: 0] += 1
        }
      }
    }
    self.withoutMentor = withoutMentor

    let (asked, taken) = (open, fixed)
    let some = open.indices.filter { !asked[$0].isEmpty || taken[$0] != nil }
    schools = Concurrently.map(some.count) { place in
      let school = some[place]
      let fixed = taken[school] ?? [:]
      let kinds = (asked[school] + fixed.keys.filter { !asked[school].contains($0) }).sorted()
      let pools = Self.pools(of: school, kinds, round)
      let counts = kinds.map { fixed[$0] ?? 0 }
      return AtSchool(
        school: school, kinds: kinds, isOpen: kinds.map(asked[school].contains), fixed: counts,
        pools: pools, limits: Self.limits(pools, kinds, fixed: counts, round))
    }
  }

  private static func limits(
    _ pools: [Pool], _ kinds: [Kind], fixed: [Int], _ round: Round
  ) -> [Limit]? {
    var limits: [Limit] = []
    for (index, pool) in pools.enumerated() {
      let own = kinds.indices.filter { kinds[$0].mentors.contains(pool.mentors[0]) }
      guard own.allSatisfy({ kinds[$0].mentors == pool.mentors }) else { return nil }
      for present in round.presences.largest(of: own.map { kinds[$0].window }) {
        let together = present.map { own[$0] }
        let left = pool.slots - together.reduce(0) { $0 + fixed[$1] }
        if left < 0 { return nil }
        limits.append(Limit(pool: index, kinds: together, left: left))
      }
    }
    return limits
  }

  private static func pools(of school: Int, _ kinds: [Kind], _ round: Round) -> [Pool] {
    // Kinds are in order of their mentors.
    var sets: [[Int]] = []
    for kind in kinds where sets.last != kind.mentors { sets.append(kind.mentors) }
    let mayMerge =
      kinds.allSatisfy { $0.window == kinds[0].window } || kinds.allSatisfy(\.window.isEveryDay)
    var pools: [(memberships: [Bool], pool: Pool)] = []
    for mentor in Set(sets.joined()).sorted() {
      let slots = round.slots(of: round.schools[school].mentors[mentor])
      let memberships = sets.map { $0.contains(mentor) }
      if mayMerge, let index = pools.firstIndex(where: { $0.memberships == memberships }) {
        pools[index].pool.mentors.append(mentor)
        pools[index].pool.slots += slots
      } else {
        pools.append((memberships, Pool(mentors: [mentor], slots: slots)))
      }
    }
    return pools.map(\.pool)
  }
}
