import PlacementDocuments

/// What of a trainee's past the rest of a plan depends on.
struct Progress: Hashable, Sendable {
  /// What came before the next demand that is open; nothing once there is none.
  var experience: Experience
  /// What the course rules and coverage ask for, in whatever order it came.
  var tally: Tally
}

/// What a trainee has to show, counted no further than anybody asks.
struct Tally: Hashable, Sendable {
  /// Kinds of coverage that the plan adds.
  var covered: KindSet = []
  /// Different schools of main placements.
  var schools = 0
  /// Key stages of the age range in the years of main placements.
  var keyStages: KeyStageSet = []
  /// Main placements away from the employing school.
  var away = 0
  /// Of the schools that the trainee may come back to, those of main placements in the plan.
  var revisited: UInt8 = 0
}

/// What one placement adds to a trainee's progress: all that an automaton reads of it.
struct Footprint: Hashable, Sendable {
  var experience: Experience
  var covered: KindSet
  /// Whether course rules look at it.
  var isMain: Bool
  var keyStages: KeyStageSet
  var isNewSchool: Bool
  /// Its bit among the schools that the trainee may come back to, or 0.
  var revisit: UInt8
  var isAway: Bool
}
