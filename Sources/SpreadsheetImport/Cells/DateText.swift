import PlacementDocuments

/// Reads a date as people in Britain write it: 12/1/26, 12.01.2026,
/// 12 Jan 2026, Monday 12th January 2026, 2026-01-12; a time of 0:00 after it,
/// as spreadsheets add, is passed over.
///
/// Years of two digits are 1970 … 2069.
///
/// - Returns: `nil` if the text is no such date, or the calendar does not have it.
func day(_ text: String, _ format: SheetMapping.DateFormat) -> Day? {
  var words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
  if let last = words.last, words.count > 1, midnight.contains(last) { words.removeLast() }
  if let first = words.first, words.count > 1, weekdays.contains(first.lowercased()) {
    words.removeFirst()
  }
  if words.count == 1 {
    if let day = Day(words[0]) { return day }
    words = words[0].split(omittingEmptySubsequences: false) { "/.-".contains($0) }.map(String.init)
  }
  guard words.count == 3, let year = year(words[2]) else { return nil }
  if let month = month(words[1]) {
    return dayOfMonth(words[0]).flatMap { Day(year: year, month: month, day: $0) }
  }
  guard let first = number(words[0], digits: 1...2), let second = number(words[1], digits: 1...2)
  else { return nil }
  let (day, month) = format == .dayFirst ? (first, second) : (second, first)
  return Day(year: year, month: month, day: day)
}

private let midnight = ["00:00", "0:00", "00:00:00", "0:00:00"]

private let weekdays = Weekday.allCases.flatMap { [$0.rawValue, String($0.rawValue.prefix(3))] }

private let months = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december",
]

private func month(_ word: String) -> Int? {
  let word = word.lowercased()
  let place = months.firstIndex {
    $0 == word || $0.prefix(3) == word || word == "sept" && $0.hasPrefix(word)
  }
  return place.map { $0 + 1 }
}

private func year(_ word: String) -> Int? {
  if let year = number(word, digits: 4...4) { return year }
  return number(word, digits: 2...2).map { $0 < 70 ? 2000 + $0 : 1900 + $0 }
}

private func dayOfMonth(_ word: String) -> Int? {
  let ending = ["st", "nd", "rd", "th"].first { word.lowercased().hasSuffix($0) }
  return number(ending == nil ? word : String(word.dropLast(2)), digits: 1...2)
}

private func number(_ word: String, digits: ClosedRange<Int>) -> Int? {
  guard digits ~= word.utf8.count, word.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
  return Int(word)
}
