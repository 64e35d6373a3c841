import PlacementDocuments

/// A small document with one field of every kind, to test the formats on.
struct Sample: Hashable, Sendable {
  var title = ""
  var note: String?
  var settings = Settings()
  var offers: [Offer] = []

  struct Settings: Hashable, Sendable {
    var longestJourney = 60
    var discount = 0.5
  }

  struct Offer: Hashable, Sendable {
    var id = ""
    var phase = Phase.primary
    var places = 1
    var subjects: [String] = []
    var start = Day.earliest
    var end: Day?
    var isConfirmed = false
    var weights: [String: Double] = [:]
    var points: [String: Int] = [:]
    var mentors: [Mentor] = []
    var kind = "block"
  }

  struct Mentor: Hashable, Sendable {
    var id = ""
    var slots = 0
  }

  enum Phase: String, CaseIterable, Sendable {
    case primary, secondary
    case earlyYears = "early-years"
  }

  static let mentor = Shape.record(
    "Mentor", Mentor(),
    [
      .required("id", \.id, .identifier, "Identifier of the mentor."),
      .required("slots", \.slots, .integer(0...9), "Trainees at once."),
    ], identifiedBy: \.id)

  static let offer = Shape.record(
    "Offer", Offer(),
    [
      .required("id", \.id, .identifier, "Identifier of the offer."),
      .required("phase", \.phase, .choice(), "Age phase."),
      .defaulted("places", \.places, .integer(1...40), "Number of places."),
      .defaulted("subjects", \.subjects, .list(of: .code, distinct: true), "Subjects."),
      .required("start", \.start, .day, "First day."),
      .optional("end", \.end, .day, "Last day."),
      .defaulted("confirmed", \.isConfirmed, .flag, "Whether the school has confirmed."),
      .defaulted("weights", \.weights, .map(of: .number(0...1), keys: nil), "Weights."),
      .defaulted(
        "points", \.points, .map(of: .integer(-5...5), keys: ["travel", "phase"]), "Points."),
      .defaulted("mentors", \.mentors, .list(of: mentor, maximum: 3), "Mentors."),
      .defaulted("kind", \.kind, .oneOf(["block", "serial"]), "Kind of attendance."),
    ], identifiedBy: \.id)

  static let settings = Shape.record(
    "Settings", Settings(),
    [
      .defaulted("longestJourney", \.longestJourney, .integer(0...600), "Minutes one way."),
      .defaulted("discount", \.discount, .number(0...1), "A share."),
    ])

  static let format = DocumentFormat(
    name: "sample", version: 1, title: "Sample", blank: Sample(),
    fields: [
      .required("title", \.title, .text, "What the document is about."),
      .optional("note", \.note, .text, "A remark."),
      .defaulted("settings", \.settings, settings, "Settings of the round."),
      .required("offers", \.offers, .list(of: offer, distinct: true), "Offers of places."),
    ])
}
