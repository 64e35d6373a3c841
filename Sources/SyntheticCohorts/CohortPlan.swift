import PlacementDocuments

/// What a cohort is made of: the sizes and mixes that the sources give, and
/// those that they leave open.
struct CohortPlan {
  var round: String
  /// The calendar year in which the academic year begins.
  var firstYear: Int
  /// Whether the round holds every phase of the year, planned in the summer
  /// before, and not only the one that is placed in spring.
  var isYearPlan = false
  var primarySchools: [String: Int] = [:]
  var secondarySchools: [String: Int] = [:]
  /// Secondary schools, among those, that also have primary classes.
  var allThroughSchools = 0
  var primaryLeadSchools = 0
  var secondaryLeadSchools = 0
  var salariedLeadSchools = 0
  var intakes: [Intake] = []

  /// Trainees alike in programme, route, year and subject.
  struct Intake {
    var programme: String
    var route: Route
    var award: Award
    var year = 1
    var subject: String?
    var count: Int
  }

  var academicYear: String {
    let next = (firstYear + 1) % 100
    return "\(firstYear)-\(next < 10 ? "0" : "")\(next)"
  }

  /// The Monday on or after a date of the academic year.
  func monday(_ month: Int, _ day: Int) -> Day { weekday(.monday, month, day) }

  /// The Friday on or after a date of the academic year.
  func friday(_ month: Int, _ day: Int) -> Day { weekday(.friday, month, day) }

  var referenceDate: Day {
    isYearPlan ? weekday(.friday, firstYear, 7, 6) : friday(12, 8)
  }

  /// The parts of the year that placements keep within, first to last: three
  /// terms of a year plan, else one without bounds.
  var terms: [ClosedRange<Day>] {
    guard isYearPlan else { return [.earliest ... .latest] }
    return [
      monday(9, 3)...friday(12, 15), monday(1, 7)...friday(4, 8), monday(4, 29)...friday(7, 13),
    ]
  }

  private func weekday(_ weekday: Weekday, _ month: Int, _ day: Int) -> Day {
    self.weekday(weekday, month >= 9 ? firstYear : firstYear + 1, month, day)
  }

  private func weekday(_ weekday: Weekday, _ year: Int, _ month: Int, _ day: Int) -> Day {
    let date = Day(year: year, month: month, day: day) ?? .earliest
    return date.adding(days: (weekday.index - date.weekday.index + 7) % 7)
  }
}

extension CohortPlan {
  static let primary2018 = CohortPlan(
    round: "primary-2018", firstYear: 2018, primarySchools: primarySchools2018,
    primaryLeadSchools: 5, intakes: primaryIntakes)

  static let secondary2018 = CohortPlan(
    round: "secondary-2018", firstYear: 2018, secondarySchools: secondarySchools2018,
    secondaryLeadSchools: 6, salariedLeadSchools: 4, intakes: secondaryIntakes(growth: false))

  static let secondaryGrowth = CohortPlan(
    round: "secondary-growth", firstYear: 2018, secondarySchools: secondarySchools2018,
    secondaryLeadSchools: 6, salariedLeadSchools: 4, intakes: secondaryIntakes(growth: true))

  static let partnership2018 = CohortPlan(
    round: "partnership-2018", firstYear: 2018, primarySchools: primarySchools2018,
    secondarySchools: secondarySchools2018, allThroughSchools: 3,
    primaryLeadSchools: 5, secondaryLeadSchools: 6, salariedLeadSchools: 4,
    intakes: primaryIntakes + secondaryIntakes(growth: false))

  /// The cohort of 2018 and its schools, for the whole year.
  static let yearPlan2018: CohortPlan = {
    var plan = partnership2018
    plan.round = "year-plan-2018"
    plan.isYearPlan = true
    return plan
  }()

  static let partnership2022 = CohortPlan(
    round: "partnership-2022", firstYear: 2022,
    primarySchools: primarySchools2018.merging(
      [
        "Cheshire West and Chester": 1, "Liverpool": 4, "Sefton": 2, "St. Helens": 2,
        "Warrington": 2, "Wirral": 3,
      ], uniquingKeysWith: +),
    secondarySchools: secondarySchools2018.merging(
      ["Halton": 1, "Liverpool": 3, "Sefton": 2, "St. Helens": 1, "Warrington": 1, "Wirral": 2],
      uniquingKeysWith: +),
    allThroughSchools: 4,
    primaryLeadSchools: 4, secondaryLeadSchools: 5, salariedLeadSchools: 4,
    intakes: primaryIntakes + secondaryIntakes(growth: false))

  /// 176 schools in 14 local authorities; how they are spread is our assumption.
  private static let primarySchools2018 = [
    "Bolton": 4, "Cheshire West and Chester": 10, "Halton": 13, "Knowsley": 14, "Lancashire": 9,
    "Liverpool": 34, "Manchester": 3, "Salford": 3, "Sefton": 22, "St. Helens": 15, "Trafford": 2,
    "Warrington": 11, "Wigan": 10, "Wirral": 26,
  ]

  /// 100 schools in 16 local authorities; how they are spread is our assumption.
  private static let secondarySchools2018 = [
    "Bolton": 2, "Bury": 1, "Cheshire East": 1, "Cheshire West and Chester": 6, "Halton": 5,
    "Knowsley": 5, "Lancashire": 5, "Liverpool": 20, "Manchester": 2, "Salford": 2, "Sefton": 13,
    "St. Helens": 9, "Trafford": 1, "Warrington": 7, "Wigan": 6, "Wirral": 15,
  ]

  /// 66 core postgraduates, 147 undergraduates, 91 School Direct, 3 salaried.
  private static let primaryIntakes = [
    Intake(programme: "pgde-5-11", route: .core, award: .pgde, count: 34),
    Intake(programme: "pgde-3-7", route: .core, award: .pgde, count: 16),
    Intake(programme: "pgde-maths", route: .core, award: .pgde, count: 8),
    Intake(programme: "pgde-pe", route: .core, award: .pgde, count: 8),
    Intake(programme: "ba-primary", route: .undergraduate, award: .ba, year: 1, count: 50),
    Intake(programme: "ba-primary", route: .undergraduate, award: .ba, year: 2, count: 49),
    Intake(programme: "ba-primary", route: .undergraduate, award: .ba, year: 3, count: 48),
    Intake(programme: "sd-primary-5-11", route: .schoolDirect, award: .pgce, count: 46),
    Intake(programme: "sd-primary-5-11", route: .schoolDirect, award: .pgde, count: 26),
    Intake(programme: "sd-primary-3-7", route: .schoolDirect, award: .pgce, count: 19),
    Intake(
      programme: "salaried-primary", route: .schoolDirectSalaried, award: .pgce, count: 3),
  ]

  /// 136 core, 122 School Direct, 29 salaried; growth adds 18 to the core.
  private static func secondaryIntakes(growth: Bool) -> [Intake] {
    var intakes: [Intake] = []
    for row in secondarySubjects {
      let core = row.core + (growth ? row.growth : 0)
      intakes.append(
        Intake(
          programme: "pgde-secondary", route: .core, award: .pgde, subject: row.subject,
          count: core))
      intakes.append(
        Intake(
          programme: "sd-secondary", route: .schoolDirect, award: .pgce, subject: row.subject,
          count: row.schoolDirect))
      intakes.append(
        Intake(
          programme: "salaried-secondary", route: .schoolDirectSalaried, award: .pgce,
          subject: row.subject, count: row.salaried))
    }
    return intakes.filter { $0.count > 0 }
  }

  /// The 18 subjects of 2017/18.
  ///
  /// The sources give the totals; the split by subject is ours.
  static let secondarySubjects:
    [(subject: String, core: Int, schoolDirect: Int, salaried: Int, growth: Int)] = [
      ("art_and_design", 5, 4, 0, 0),
      ("biology", 9, 8, 2, 2),
      ("business_studies", 3, 3, 0, 0),
      ("chemistry", 8, 7, 2, 2),
      ("computing", 6, 5, 1, 1),
      ("dance", 3, 1, 0, 0),
      ("drama", 4, 4, 0, 0),
      ("english", 18, 17, 5, 3),
      ("geography", 9, 8, 2, 1),
      ("history", 9, 8, 2, 1),
      ("mathematics", 17, 17, 6, 4),
      ("modern_languages", 12, 10, 2, 2),
      ("music", 4, 3, 0, 0),
      ("physical_education", 12, 12, 3, 1),
      ("physics", 6, 6, 2, 1),
      ("psychology", 3, 2, 0, 0),
      ("religious_education", 6, 5, 2, 0),
      ("social_sciences", 2, 2, 0, 0),
    ]
}
