import PlacementDocuments

extension Cohort {
  /// Every programme, each with the one phase that this round allocates.
  ///
  /// The sources name the programmes; the dates are ours. They overlap, so
  /// that a block in March competes with a placement from February to April.
  var programmes: [Programme] {
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
