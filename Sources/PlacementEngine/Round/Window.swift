import PlacementDocuments
import Synchronization

/// The days on which a demand is present: dates, both included, and weekdays.
struct Window: Hashable, Sendable, Comparable {
  let start: Day
  let end: Day
  /// Bit 0 is Monday, bit 6 Sunday.
  let weekdays: UInt8

  init(start: Day, end: Day, weekdays: [Weekday]) {
    self.start = start
    self.end = end
    self.weekdays =
      weekdays.isEmpty ? 0x7F : weekdays.reduce(into: 0) { $0 |= 1 << UInt8($1.index) }
  }

  var isEveryDay: Bool { weekdays == 0x7F }

  func contains(_ day: Day) -> Bool {
    start <= day && day <= end && weekdays & (1 << UInt8(day.weekday.index)) != 0
  }

  static func < (a: Self, b: Self) -> Bool {
    if a.start != b.start { return a.start < b.start }
    if a.end != b.end { return a.end < b.end }
    return a.weekdays < b.weekdays
  }
}

extension Window: CustomStringConvertible {
  /// First and last day, and the weekdays by number where they are not all.
  var description: String {
    let numbers = Weekday.allCases.filter { weekdays & (1 << UInt8($0.index)) != 0 }
    return isEveryDay
      ? "\(start).\(end)" : "\(start).\(end).\(numbers.map { "\($0.index + 1)" }.joined())"
  }
}

/// The first day on which all of some windows are present, for a row's name.
func firstDay(of together: [Window]) -> String {
  guard let start = together.map(\.start.dayNumber).max() else { return "" }
  // From then on only weekdays matter, and a week has them all.
  let days = (start..<start + 7).lazy.map { Day(dayNumber: $0) }
  let first = days.first { day in together.allSatisfy { $0.contains(day) } }
  return "\(first ?? Day(dayNumber: start))"
}

/// The largest sets of windows that are present on one day, by the windows asked about: these are
/// few, and asked about again and again.
final class Presences: Sendable {
  private let known = Mutex<[[Window]: [[Int]]]>([:])

  /// The largest sets of some distinct windows that are present on one day.
  ///
  /// - Parameter windows: Distinct windows.
  /// - Returns: Sets of indices into `windows`, each ascending, none inside another, in order of day.
  /// - Complexity: O(*w*) for *w* windows that were asked about before; O(*w*³) at worst else.
  func largest(of windows: [Window]) -> [[Int]] {
    if windows.count < 2 { return windows.isEmpty ? [] : [[0]] }
    return known.withLock { known in
      if let sets = known[windows] { return sets }
      let sets = largestPresences(of: windows)
      known[windows] = sets
      return sets
    }
  }
}

/// The largest sets of windows that are present on one day.
///
/// A limit holds on every day exactly if it holds for each of these sets, so
/// they are the rows of whatever is limited in time.
///
/// - Parameter windows: Distinct windows.
/// - Returns: Sets of indices into `windows`, each ascending, none inside
///   another, in order of day.
/// - Complexity: O(*w*) days examined, each against every window, and the sets found
///   compared in pairs: O(*w*³) for *w* windows at worst; there are a handful.
func largestPresences(of windows: [Window]) -> [[Int]] {
  guard windows.count > 1 else { return windows.isEmpty ? [] : [[0]] }
  let breaks = Set(windows.flatMap { [$0.start.dayNumber, $0.end.dayNumber + 1] }).sorted()
  var found: [[Int]] = []
  for (from, next) in zip(breaks, breaks.dropFirst()) {
    // Between two breaks only the weekday matters, so a week says it all.
    for number in from..<min(next, from + 7) {
      let day = Day(dayNumber: number)
      let present = windows.indices.filter { windows[$0].contains(day) }
      if !present.isEmpty { found.append(present) }
    }
  }
  var largest: [[Int]] = []
  for candidate in found {
    let members = Set(candidate)
    if largest.contains(where: { members.isSubset(of: $0) }) { continue }
    largest.removeAll { members.isSuperset(of: $0) }
    largest.append(candidate)
  }
  return largest
}
