/// The lists of records that a round's folder holds, in the order in which
/// its problems are reported.
enum RecordList: Int, CaseIterable, Sendable {
  case programmes, caps, groups, schools, offers, trainees, travel, decisions

  /// The list's key in its document; of a CSV file, its name without ending.
  var key: String {
    switch self {
    case .programmes: "programmes"
    case .caps: "caps"
    case .groups: "groups"
    case .schools: "schools"
    case .offers: "offers"
    case .trainees: "trainees"
    case .travel: "travel"
    case .decisions: "decisions"
    }
  }

  var document: String {
    switch self {
    case .programmes, .caps, .groups: "round.json"
    case .schools: "schools.json"
    case .offers: "offers.json"
    case .trainees: "trainees.json"
    case .travel: JourneysFile.name
    case .decisions: DecisionsFile.name
    }
  }

  /// What one record is called in a message.
  var noun: String {
    switch self {
    case .programmes: "programme"
    case .caps: "cap"
    case .groups: "group"
    case .schools: "school"
    case .offers: "offer"
    case .trainees: "trainee"
    case .travel, .decisions: "row"
    }
  }

  var isTable: Bool { self == .travel || self == .decisions }
}
