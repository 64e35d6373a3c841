import PlacementDocuments

// The few phrases that every explanation shares. English, and independent of any locale.

private let monthNames = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

extension Day {
  /// "12 Jan".
  var shortWords: String { "\(day) \(monthNames[month - 1])" }
  /// "12 Jan 2019".
  var words: String { "\(shortWords) \(year)" }
}

extension Window {
  /// "12 Jan – 27 Mar 2019", with the weekdays where not all.
  var words: String {
    let from = start.year == end.year ? start.shortWords : start.words
    let dates = start == end ? end.words : "\(from) – \(end.words)"
    guard !isEveryDay else { return dates }
    let days = Weekday.allCases.filter { weekdays & (1 << UInt8($0.index)) != 0 }
    return dates + " (" + days.map { $0.rawValue.capitalizedFirst }.joined(separator: ", ") + ")"
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
  /// A keyword as people write it.
  var spaced: String { replacing("_", with: " ") }
}

func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
}

/// "A, B and C".
func listed(_ parts: [String]) -> String {
  guard parts.count > 1, let last = parts.last else { return parts.joined() }
  return parts.dropLast().joined(separator: ", ") + " and " + last
}

/// "4.2" for 42.
func inTenths(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

extension Report {
  /// "T0417, history, phase 2".
  func heading(_ index: Int) -> String {
    let demand = round.demands[index]
    let trainee = round.trainees[demand.trainee]
    let subject = trainee.subjects.map(\.spaced).joined(separator: " with ")
    return [trainee.id, subject, "phase \(demand.phase.id)"].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}
