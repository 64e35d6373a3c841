import PlacementDocuments

extension Cohort {
  /// Every programme, with the phases that this round allocates.
  ///
  /// The sources name the programmes; the dates are ours.
  var programmes: [Programme] { plan.isYearPlan ? wholeYear : springOnly }

  /// Every programme with one phase, in spring.
  ///
  /// Phases overlap, so that a block in March competes with a placement from
  /// February to April.
  private var springOnly: [Programme] {
    var ba = programme("ba-primary", "BA Primary Education with QTS", .primary)
    ba.years = 3
    ba.phases = [
      phase("1", plan.monday(3, 4), plan.friday(3, 29)),
      phase("2", plan.monday(3, 4), plan.friday(4, 5), year: 2),
      phase("3", plan.monday(2, 18), plan.friday(5, 10), year: 3, isFinal: true),
    ]
    return [
      ba,
      postgraduate(
        "pgde-3-7", "PGDE Primary 3-7", .primary, "3-7", plan.monday(1, 28), plan.friday(4, 5)),
      postgraduate(
        "pgde-5-11", "PGDE Primary 5-11", .primary, "5-11", plan.monday(2, 4), plan.friday(4, 5)),
      postgraduate(
        "pgde-maths", "PGDE Primary with Mathematics", .primary, "5-11", plan.monday(2, 4),
        plan.friday(4, 5)),
      postgraduate(
        "pgde-pe", "PGDE Primary with Physical Education", .primary, "5-11", plan.monday(2, 4),
        plan.friday(4, 12)),
      postgraduate(
        "pgde-secondary", "PGDE Secondary", .secondary, "11-16", plan.monday(1, 28),
        plan.friday(5, 3)),
      postgraduate(
        "salaried-primary", "Salaried PGCE Primary", .primary, "5-11", plan.monday(1, 7),
        plan.friday(7, 12)),
      postgraduate(
        "salaried-secondary", "Salaried PGCE Secondary", .secondary, "11-16", plan.monday(1, 7),
        plan.friday(7, 12)),
      postgraduate(
        "sd-primary-3-7", "School Direct Primary 3-7", .primary, "3-7", plan.monday(1, 14),
        plan.friday(3, 29)),
      postgraduate(
        "sd-primary-5-11", "School Direct Primary 5-11", .primary, "5-11", plan.monday(1, 14),
        plan.friday(4, 5)),
      postgraduate(
        "sd-secondary", "School Direct Secondary", .secondary, "11-16", plan.monday(1, 21),
        plan.friday(5, 10)),
    ]
  }

  /// Every programme with three phases, or one or two for each year of undergraduates.
  ///
  /// None goes beyond its term.
  private var wholeYear: [Programme] {
    let autumn = (
      long: plan.monday(9, 17)...plan.friday(12, 8), short: plan.monday(10, 15)...plan.friday(12, 1)
    )
    let spring = (
      long: plan.monday(1, 14)...plan.friday(4, 8), short: plan.monday(1, 28)...plan.friday(4, 1)
    )
    let summer = (
      long: plan.monday(4, 29)...plan.friday(7, 1), short: plan.monday(5, 6)...plan.friday(6, 22)
    )
    return springOnly.map { programme in
      var programme = programme
      switch programme.id {
      case "ba-primary":
        programme.phases = [
          phase("1", plan.monday(6, 3), plan.friday(6, 28)),
          phase("2a", plan.monday(11, 5), plan.friday(12, 1), year: 2),
          phase("2b", plan.monday(5, 6), plan.friday(6, 15), year: 2),
          phase("3a", plan.monday(10, 1), plan.friday(10, 20), year: 3),
          phase("3b", plan.monday(1, 21), plan.friday(4, 1), year: 3, isFinal: true),
        ]
      case "salaried-primary", "salaried-secondary":
        // The second is short enough to be spent away from the employing school.
        programme.phases = threePhases(
          plan.terms[0], plan.monday(2, 25)...plan.friday(4, 1), plan.terms[2])
      case "pgde-secondary", "sd-primary-3-7", "sd-primary-5-11", "sd-secondary":
        programme.phases = threePhases(autumn.long, spring.long, summer.long)
      default:
        programme.phases = threePhases(autumn.short, spring.short, summer.short)
      }
      return programme
    }
  }

  private func threePhases(
    _ first: ClosedRange<Day>, _ second: ClosedRange<Day>, _ third: ClosedRange<Day>
  ) -> [ProgrammePhase] {
    [
      phase("1", first.lowerBound, first.upperBound),
      phase("2", second.lowerBound, second.upperBound),
      phase("3", third.lowerBound, third.upperBound, isFinal: true),
    ]
  }

  private func programme(_ id: String, _ name: String, _ sector: Sector) -> Programme {
    var programme = Programme()
    programme.id = id
    programme.name = name
    programme.sector = sector
    return programme
  }

  private func postgraduate(
    _ id: String, _ name: String, _ sector: Sector, _ ages: String, _ start: Day, _ end: Day
  ) -> Programme {
    var programme = programme(id, name, sector)
    programme.ageRange = AgeRange(ages) ?? .primary
    if sector == .secondary { programme.enhancement = [.ks5] }
    programme.phases = [phase("2", start, end)]
    return programme
  }

  private func phase(
    _ id: String, _ start: Day, _ end: Day, year: Int = 1, isFinal: Bool = false
  ) -> ProgrammePhase {
    var phase = ProgrammePhase()
    phase.id = id
    phase.yearOfStudy = year
    phase.start = start
    phase.end = end
    phase.isFinal = isFinal
    return phase
  }
}
