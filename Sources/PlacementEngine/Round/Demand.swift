import PlacementDocuments

/// A trainee in a training phase.
struct Demand: Sendable {
  /// Index into ``Round/trainees``.
  let trainee: Int
  /// Index into ``Round/programmes``.
  let programme: Int
  let phase: ProgrammePhase
  let window: Window
  let isRetake: Bool
  /// Index of a school that may be used again.
  let continuingSchool: Int?
  /// Where the trainee sets out from, and whether the demand says so itself.
  let origin: Position?
  let hasOwnOrigin: Bool
  /// The school years of the trainee's age range, else the programme's.
  let ageRangeYears: YearGroupSet
  /// Those that a class may be of: the age range's, and on an enrichment day the enhancement's.
  let yearsWithin: YearGroupSet
  var standing: Standing
  /// Places that stay taken after a placement here ended.
  let stillTaken: [FixedPlacement]
  /// Where a repair would have it stay.
  let kept: Kept?

  /// What people have already decided about a demand.
  enum Standing: Hashable, Sendable {
    case open
    /// A person pinned it; rules still apply.
    case locked(school: Int, offers: [Int])
    /// People fixed it; rules are reported, not applied.
    case fixed(FixedPlacement)
    /// Not to be placed by the engine.
    case notPlaced(Reason)
  }

  /// A placement that takes places, mentors and caps whatever the rules say.
  struct FixedPlacement: Hashable, Sendable {
    let school: Int
    /// Indices into ``Round/offers``; a fixed placement may have none.
    let offers: [Int]
  }

  /// Whether a round in which some phases are asked for has the demand; none means all.
  func exists(inPhases phases: [String]) -> Bool {
    switch standing {
    case .fixed, .notPlaced(.placementEnded): true
    default: phases.isEmpty || phases.contains(phase.id)
    }
  }

  /// What the engine may decide.
  var isOpen: Bool {
    switch standing {
    case .open, .locked: true
    default: false
    }
  }

  /// Whether people pinned it.
  var isLocked: Bool { if case .locked = standing { true } else { false } }

  var isFixed: Bool { fixedPlacement != nil }

  /// Where people fixed it, if they did.
  var fixedPlacement: FixedPlacement? {
    if case .fixed(let placement) = standing { placement } else { nil }
  }

  /// What is taken up by this demand before anything is decided.
  var taken: [FixedPlacement] {
    (fixedPlacement.map { [$0] } ?? []) + stillTaken
  }

  var isEnrichment: Bool { phase.kind == .enrichmentDay }
}
