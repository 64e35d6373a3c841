public import PlacementDocuments

/// A round of a known size and mix, made up from a seed.
public enum Preset: String, CaseIterable, Sendable {
  /// Written by hand, with an optimum that can be worked on paper. The seed is ignored.
  case tiny
  /// 307 primary trainees, 176 schools, 14 local authorities.
  case primary2018 = "primary-2018"
  /// 287 secondary trainees, 100 schools, 16 local authorities.
  case secondary2018 = "secondary-2018"
  /// The same schools after recruitment has grown to 305 secondary trainees.
  case secondaryGrowth = "secondary-growth"
  /// Both sectors: 594 trainees, 276 schools.
  case partnership2018 = "partnership-2018"
  /// 300 schools and 13 lead schools. No source gives the trainees of
  /// 2022-23: the 594 of 2018 and their mix are used again.
  case partnership2022 = "partnership-2022"
  /// The 594 trainees of 2018 in every phase of the year, most in three.
  case yearPlan2018 = "year-plan-2018"
  /// Everybody needs places in two subjects at one school: 150 trainees, 60 schools, 8 subjects.
  case twoSubjects = "two-subjects"
  /// The same for 300 trainees and 100 schools.
  case twoSubjectsLarge = "two-subjects-large"
  /// One phase as a network: 600 trainees, 300 schools.
  case network600 = "network-600"
  /// The same sizes with pairs placed together, offers for two or none, and second subjects.
  case mixed600 = "mixed-600"
  /// Two phases at once: 600 trainees, 300 schools, the thirty nearest offers for each phase.
  case twoPhases600 = "two-phases-600"
  /// The same in three phases.
  case threePhases600 = "three-phases-600"
  /// One phase as a network for 10,000 trainees and 6,000 schools.
  case network10000 = "network-10000"
  /// The same for 35,000 trainees and 20,000 schools.
  case country
}

/// Makes up a round.
///
/// Sizes and mixes follow an inspection report of 2018 and an agreement of
/// 2022-23; positions, intakes and journeys follow public statistics of
/// north-west England. Every school, offer, mentor and trainee is invented.
///
/// - Parameters:
///   - preset: The size and mix.
///   - seed: Any number. Equal seeds give equal rounds on every machine.
/// - Returns: A valid round in canonical order.
/// - Complexity: O(*t* · *s* · log *s*) for *t* trainees and *s* schools.
public func generate(_ preset: Preset, seed: UInt64) -> RoundDocuments {
  switch preset {
  case .tiny:
    tinyRound()
  case .primary2018:
    Cohort.make(.primary2018, seed: seed)
  case .secondary2018:
    Cohort.make(.secondary2018, seed: seed)
  case .secondaryGrowth:
    Cohort.make(.secondaryGrowth, seed: seed)
  case .partnership2018:
    Cohort.make(.partnership2018, seed: seed)
  case .partnership2022:
    Cohort.make(.partnership2022, seed: seed)
  case .yearPlan2018:
    Cohort.make(.yearPlan2018, seed: seed)
  case .twoSubjects:
    twoSubjectsRound(.standard, seed: seed)
  case .twoSubjectsLarge:
    twoSubjectsRound(.large, seed: seed)
  case .network600:
    networkRound(.network600, seed: seed)
  case .mixed600:
    networkRound(.mixed600, seed: seed)
  case .twoPhases600:
    jointRound(.twoPhases600, seed: seed)
  case .threePhases600:
    jointRound(.threePhases600, seed: seed)
  case .network10000:
    networkRound(.network10000, seed: seed)
  case .country:
    networkRound(.country, seed: seed)
  }
}
