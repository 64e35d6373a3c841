/// A calendar day of the proleptic Gregorian calendar, without a time zone.
///
/// Every day lies between 1900-01-01 and 2199-12-31, so every day can be
/// written and read back. Arithmetic that would leave the range stops at its end.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  private var days: Int32

  public static let earliest = Day(dayNumber: -25_567)
  public static let latest = Day(dayNumber: 84_005)

  /// The number of days since 1970-01-01.
  public var dayNumber: Int { Int(days) }

  /// The day a number of days after 1970-01-01, or the nearest one in range.
  public init(dayNumber: Int) { days = Int32(min(max(dayNumber, -25_567), 84_005)) }

  /// The day of a date, or `nil` if the calendar has none in 1900…2199.
  public init?(year: Int, month: Int, day: Int) {
    guard 1900...2199 ~= year, 1...12 ~= month, day >= 1,
      day <= Day.daysInMonth(month, of: year)
    else { return nil }
    // Count from 1 March, so that the leap day is the last of its year.
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let leapDays = y / 4 - y / 100 + y / 400
    let marchFirst1970 = 719_468
    self.init(dayNumber: y * 365 + leapDays + (153 * m + 2) / 5 + day - 1 - marchFirst1970)
  }

  /// Reads exactly `2018-07-15`: ten characters, no spaces, a day that exists.
  public init?(_ iso: some StringProtocol) { self.init(ascii: iso.utf8) }

  init?(ascii text: some Collection<UInt8>) {
    guard text.count == 10 else { return nil }
    var parts = (0, 0, 0)
    for (place, byte) in text.enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard 0x30...0x39 ~= byte else { return nil }
      let digit = Int(byte - 0x30)
      switch place {
      case 0..<4: parts.0 = parts.0 * 10 + digit
      case 5..<7: parts.1 = parts.1 * 10 + digit
      default: parts.2 = parts.2 * 10 + digit
      }
    }
    self.init(year: parts.0, month: parts.1, day: parts.2)
  }

  public var year: Int { date.year }
  public var month: Int { date.month }
  public var day: Int { date.day }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday; 4,000 weeks make the earliest day positive.
    Weekday.allCases[(dayNumber + 3 + 7 * 4_000) % 7]
  }

  /// The day so many days later, or earlier for a negative number.
  public func adding(days count: Int) -> Day {
    let (sum, overflow) = dayNumber.addingReportingOverflow(count)
    return overflow ? (count > 0 ? .latest : .earliest) : Day(dayNumber: sum)
  }

  /// The same date so many years later; 29 February becomes 28 February
  /// where the year has no leap day.
  public func adding(years count: Int) -> Day {
    let date = self.date
    let (year, overflow) = date.year.addingReportingOverflow(count)
    guard !overflow, 1900...2199 ~= year else { return count > 0 ? .latest : .earliest }
    let day = min(date.day, Day.daysInMonth(date.month, of: year))
    return Day(year: year, month: date.month, day: day) ?? self
  }

  /// ISO 8601, such as `2018-07-15`.
  public var description: String {
    let date = self.date
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date.year)-\(two(date.month))-\(two(date.day))"
  }

  public static func < (a: Day, b: Day) -> Bool { a.days < b.days }

  private var date: (year: Int, month: Int, day: Int) {
    // Days since 1 March of the year 0; the range makes every term positive.
    let count = dayNumber + 719_468
    let era = count / 146_097
    let dayOfEra = count % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * fromMarch + 2) / 5 + 1
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
  }

  private static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A day of the week; Monday is the first, with index 0.
public enum Weekday: String, CaseIterable, Comparable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// 0 for Monday to 6 for Sunday.
  public var index: Int {
    switch self {
    case .monday: 0
    case .tuesday: 1
    case .wednesday: 2
    case .thursday: 3
    case .friday: 4
    case .saturday: 5
    case .sunday: 6
    }
  }

  public static func < (a: Weekday, b: Weekday) -> Bool { a.index < b.index }
}
