/// What trainees compete for; it holds in every pack.
public enum Limit: String, CaseIterable, Sendable {
  case offerPlaces = "offer_places"
  case schoolPlaces = "school_places"
  case caps
  case minimum
  case mentorSlots = "mentor_slots"

  public var words: String {
    switch self {
    case .offerPlaces: "places and further places of an offer, on every day"
    case .schoolPlaces: "trainees at a school at once; fewer at a new school"
    case .caps: "limits above the offer: a department, a trust, a local authority"
    case .minimum: "an offer's minimum of trainees of a phase, or none"
    case .mentorSlots: "trainees of a mentor, after early-career teachers and others"
    }
  }
}
