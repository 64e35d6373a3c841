import PlacementDocuments

/// What the rows of a sheet are.
enum SheetKind: String, CaseIterable, Sendable {
  case schools
  case offers
  case trainees
  case journeys

  /// The fields a row may give, in the order of the documents.
  var fields: [SheetField] {
    switch self {
    case .schools: Self.schoolFields
    case .offers: Self.offerFields
    case .trainees: Self.traineeFields
    case .journeys: Self.journeyFields
    }
  }

  /// The fields without which no row can be used.
  var requiredFields: [String] { fields.filter(\.isRequired).map(\.name) }

  func field(_ name: String) -> SheetField? { fields.first { $0.name == name } }
}

/// A field that a column can be mapped to.
struct SheetField: Sendable {
  var name: String
  var meaning: String
  var isRequired = false
  /// Headers, in lower case, that commonly mean the field.
  var headers: [String] = []

  init(_ name: String, _ meaning: String, required: Bool = false, headers: [String] = []) {
    self.name = name
    self.meaning = meaning
    isRequired = required
    self.headers = headers
  }
}

extension SheetKind {
  private static let latitudeHeaders = ["latitude", "lat"]
  private static let longitudeHeaders = ["longitude", "long", "lon", "lng"]

  private static let schoolFields: [SheetField] = [
    .init(
      "id", "The school's identifier; without one, codes such as S-0001 are given by name.",
      headers: ["code", "school code", "school id", "urn", "id"]),
    .init(
      "name", "The school's name.", headers: ["school", "school name", "name", "establishment"]),
    .init(
      "local_authority", "Council area.", headers: ["local authority", "la", "council", "borough"]),
    .init(
      "trust", "Multi-academy trust or alliance.",
      headers: ["trust", "mat", "multi academy trust", "alliance"]),
    .init("latitude", "Degrees north.", headers: latitudeHeaders),
    .init("longitude", "Degrees east; negative in most of England.", headers: longitudeHeaders),
    .init("setting", "The kind of establishment.", headers: ["setting", "school type"]),
    .init(
      "age_range", "Pupil ages, such as 4-11.", headers: ["age range", "ages", "pupil ages"]),
    .init("sixth_form", "Whether it teaches post-16.", headers: ["sixth form", "post 16"]),
    .init("rurality", "Urban or rural.", headers: ["rurality", "urban rural"]),
    .init("size", "Small, medium or large.", headers: ["size", "school size"]),
    .init("context", "A list of circumstances such as challenging.", headers: ["context"]),
    .init("develops", "A list of development targets it helps with.", headers: ["develops"]),
    .init(
      "partnership", "Partnership status.", headers: ["partnership status", "partnership"]),
    .init("discussion_concluded", "When the discussion before an ending was concluded."),
    .init("selection", "Selection status.", headers: ["selection", "selection status"]),
    .init(
      "agreement_signed", "When the agreement form was completed.",
      headers: ["agreement signed", "agreement date", "agreement"]),
    .init(
      "school_direct_agreement_signed", "When the School Direct agreement was signed.",
      headers: ["school direct agreement", "sd agreement"]),
    .init(
      "health_and_safety", "Status of the health and safety declaration.",
      headers: ["health and safety", "h s status", "h s"]),
    .init(
      "health_and_safety_agreed_by", "The post of whoever agreed it, such as head_teacher.",
      headers: ["health and safety agreed by", "h s agreed by"]),
    .init(
      "health_and_safety_agreed_on", "When it was agreed.",
      headers: ["health and safety agreed on", "health and safety date", "h s date"]),
    .init("adjustments", "A list of adjustments the school can make.", headers: ["adjustments"]),
    .init("open_issue", "Whether an issue is unresolved.", headers: ["open issue", "issue open"]),
    .init("improvement_plan", "Whether it is on one.", headers: ["improvement plan"]),
    .init(
      "used_last_year", "Whether it took trainees last year.", headers: ["used last year"]),
    .init("evaluation_responses", "How many trainees answered.", headers: ["responses"]),
    .init(
      "evaluation_percent_positive", "The share who would recommend it, in percent.",
      headers: ["percent positive", "positive"]),
    .init(
      "maximum_trainees", "The most trainees in the whole school at once.",
      headers: ["maximum trainees", "max trainees"]),
  ]

  private static let offerFields: [SheetField] = [
    .init(
      "id", "The offer's identifier; without one, codes such as O-SX2-1 are given.",
      headers: ["offer id", "offer", "offer code"]),
    .init(
      "school", "The school: its identifier, or a spelling that a person has confirmed.",
      required: true, headers: ["school code", "code", "urn", "school", "school name"]),
    .init("academic_year", "The offer's year; the round's if not mapped.", headers: ["year"]),
    .init("state", "Pencilled, firm or withdrawn.", headers: ["state", "offer status"]),
    .init("kind", "Main, enrichment day or intensive block.", headers: ["kind", "placement type"]),
    .init(
      "start", "First day of an offer limited in time.", headers: ["start", "start date", "from"]),
    .init("end", "Last day of an offer limited in time.", headers: ["end", "end date", "to"]),
    .init(
      "year_groups", "A list of school years.",
      headers: ["year group", "year groups", "class", "classes"]),
    .init(
      "subjects", "A list of subjects that share the places.",
      headers: ["subject", "subjects"]),
    .init(
      "places", "Places offered at the same time.", required: true,
      headers: ["places", "count", "number of places", "no of places", "places offered"]),
    .init("further_places", "More places if asked.", headers: ["further places"]),
    .init("must_fill", "Whether to fill it first.", headers: ["must fill"]),
    .init("accepts_programmes", "A list of programmes it is for.", headers: ["programme"]),
    .init("accepts_routes", "A list of routes it is for.", headers: ["route"]),
    .init("accepts_years", "A list of years of study it is for.", headers: ["year of study"]),
    .init("accepts_phases", "A list of training phases it is for.", headers: ["phase"]),
    .init(
      "for_lead_school", "Only for trainees of this lead school.",
      headers: ["lead school", "for lead school"]),
    .init("phonics_observation", "Whether phonics can be observed.", headers: ["ssp", "phonics"]),
    .init("send_observation", "Whether SEND can be observed.", headers: ["send"]),
    .init("priority_band", "The band that a person set, 1 to 3.", headers: ["priority band"]),
    .init("suggested_priority_band", "The band suggested, 1 to 3."),
    .init("shared_cap", "A cap of the round it counts towards.", headers: ["shared cap", "cap"]),
  ]

  private static let traineeFields: [SheetField] =
    [
      .init(
        "id", "The office's own identifier. It becomes a round code, and is kept only in the key.",
        required: true,
        headers: [
          "student number", "student id", "trainee id", "trainee", "student", "id", "ucas number",
        ]),
      .init(
        "programme", "The programme's identifier or name.", required: true,
        headers: ["programme", "course", "program"]),
      .init("route", "How the training is organised.", headers: ["route"]),
      .init("award", "The qualification.", headers: ["award", "qualification"]),
      .init("year_of_study", "The year of the course.", headers: ["year of study", "year"]),
      .init("status", "Whether the trainee is on the course.", headers: ["status"]),
      .init("age_range", "Pupil ages trained for.", headers: ["age range", "age phase"]),
      .init("subjects", "A list of one or two subjects.", headers: ["subject", "subjects"]),
      .init("second_subject", "A subject also taught.", headers: ["second subject"]),
      .init("specialism", "A primary specialism.", headers: ["specialism"]),
      .init("lead_school", "The School Direct lead school.", headers: ["lead school"]),
      .init(
        "employing_school", "A salaried trainee's school.",
        headers: ["employing school", "employer"]),
      .init("support_requested", "Whether the lead school asked for a placement."),
      .init("phases", "A list of training phases to be placed; the programme's if not mapped."),
      .init(
        "profile_returned",
        "Whether the Trainee Profile is there; if not mapped, whether any of it is."),
      .init("latitude", "Where the trainee travels from, degrees north.", headers: latitudeHeaders),
      .init("longitude", "Degrees east.", headers: longitudeHeaders),
      .init(
        "travel_mode", "How the trainee travels.",
        headers: ["travel", "travel mode", "mode of travel", "transport"]),
    ]
    + previousPlacements.flatMap { number in
      [
        SheetField(
          "previous_\(number)_school", "The school of an earlier placement.",
          headers: number == 1 ? ["previous school", "phase 1 school"] : ["phase \(number) school"]),
        SheetField("previous_\(number)_year_groups", "A list of the school years taught there."),
        SheetField("previous_\(number)_ended", "The last day of that placement."),
      ]
    } + [
      .init("other_experience", "A list of key stages met elsewhere."),
      .init("enrichment", "A list of key stages covered by enrichment."),
      .init(
        "development_targets", "A list of current targets.",
        headers: ["development targets", "targets"]),
      .init("interests", "A list: send, challenging.", headers: ["interests"]),
      .init("adjustments", "A list of what is needed, never why.", headers: ["adjustments"]),
      .init("inform_school", "Whether the school may be told what is needed."),
      .init("additional_support", "Whether additional support applies."),
      .init("needs_reviewed_on", "When needs were last reviewed.", headers: ["needs reviewed on"]),
      .init("fitness_cleared", "Whether fit to teach.", headers: ["fit to teach"]),
      .init("checks_cleared", "Whether every check has cleared.", headers: ["checks cleared"]),
      .init("checks_confirmed_by", "Who confirmed it."),
      .init("excluded_schools", "A list of schools never to be used; no reason."),
      .init("travel_limit_minutes", "Longest journey each way.", headers: ["travel limit"]),
      .init("short_journey_priority", "Whether a short journey matters more; no reason."),
    ]

  /// The earlier placements that a row has room for.
  static let previousPlacements = 1...3

  private static let journeyFields: [SheetField] = [
    .init(
      "trainee", "The office's own identifier of the trainee.", required: true,
      headers: ["trainee", "student", "student number", "student id", "trainee id"]),
    .init(
      "school", "The school's identifier, or a confirmed spelling.", required: true,
      headers: ["school", "school code", "school id", "code", "urn", "school name"]),
    .init("phase", "The training phase it holds for; any, if not mapped.", headers: ["phase"]),
    .init(
      "mode", "How the journey was measured; the trainee's own mode if not mapped.",
      headers: ["mode", "travel mode", "travel"]),
    .init(
      "minutes", "Minutes each way.", required: true,
      headers: ["minutes", "time", "travel time", "duration", "journey time"]),
    .init("estimated", "Whether the source itself estimated it.", headers: ["estimated"]),
  ]
}
