import PlacementDocuments

/// Proposed journeys of each route and each programme, so that anybody can see whether some
/// travel farther than others.
///
/// What people fixed is left out. For the office only: small groups are not hidden.
struct JourneyFairness {
  let records: [FairnessRecord]

  init(_ report: Report) {
    let round = report.round
    var ofRoute: [Route: [Int]] = [:]
    var ofProgramme: [String: [Int]] = [:]
    for (index, record) in report.records.enumerated() where round.demands[index].isOpen {
      let minutes = record.journey.map { [$0.minutes] } ?? []
      ofRoute[round.trainees[round.demands[index].trainee].route, default: []] += minutes
      ofProgramme[record.programme, default: []] += minutes
    }
    records =
      Route.allCases.compactMap { route in
        ofRoute[route].map { FairnessRecord(.route, route.rawValue, $0) }
      }
      + ofProgramme.sorted { $0.key < $1.key }.map { FairnessRecord(.programme, $0.key, $0.value) }
  }
}

extension FairnessRecord {
  /// The proposed journeys of a group in figures; it may have none.
  fileprivate init(_ kind: Kind, _ group: String, _ minutes: [Int]) {
    self.init()
    let minutes = minutes.sorted()
    self.kind = kind
    self.group = group
    placed = minutes.count
    guard let longest = minutes.last else { return }
    meanMinutesTenths = mean(minutes.reduce(0, +) * 10, of: minutes.count)
    // Nearest rank: the least that at least nine in ten do not exceed.
    ninetiethPercentileMinutes = minutes[(9 * minutes.count + 9) / 10 - 1]
    longestMinutes = longest
  }
}

/// A mean, rounded to the nearest whole number, halves upwards.
func mean(_ sum: Int, of count: Int) -> Int { (2 * sum + count) / (2 * count) }
