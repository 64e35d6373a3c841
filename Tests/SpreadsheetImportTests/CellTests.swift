import PlacementDocuments
import Testing

@testable import SpreadsheetImport

@Test(arguments: [
  ("2/3/26", "2026-03-02"), ("02/03/2026", "2026-03-02"), ("31.12.69", "2069-12-31"),
  ("1-1-70", "1970-01-01"), ("12 Jan 2026", "2026-01-12"), ("12-Jan-26", "2026-01-12"),
  ("Monday 12th January 2026", "2026-01-12"), ("1st Sept 2025", "2025-09-01"),
  ("Thu, 3 September 2025", "2025-09-03"), ("2026-01-12", "2026-01-12"),
  ("12/01/2026 00:00:00", "2026-01-12"), ("29/2/24", "2024-02-29"),
])
func datesAreReadAsWrittenInBritain(text: String, iso: String) {
  #expect(day(text, .dayFirst)?.description == iso)
}

@Test(arguments: [
  "", "1/13/2026", "29/2/23", "0/1/26", "12/1/126", "12/1", "12 Janu 2026", "12//26", "1/1/26x",
  "44927", "12/1/2026 14:30", "2026/01/12", "12 January", "١/١/٢٦", "99999999999999999999/1/26",
])
func whatIsNoDateIsRefused(text: String) {
  #expect(day(text, .dayFirst) == nil)
}

@Test func monthsComeFirstOnlyIfTheMappingSaysSo() {
  #expect(day("1/13/2026", .monthFirst) == Day("2026-01-13"))
  #expect(day("2/3/26", .monthFirst) == Day("2026-02-03"))
  #expect(day("12 Jan 2026", .monthFirst) == Day("2026-01-12"))
}

@Test func minutesArePlainNumbersUnlessTheMappingSaysOtherwise() {
  let plain = Reading<Int>.minutes(1...1_440, .minutes)
  #expect(["65", "1", "1440"].map(plain.parse) == [65, 1, 1_440])
  for text in ["1h 05", "65 min", "1:05", "0", "1441", "-5", "6.5", "+5", "", "٦٥"] {
    #expect(plain.parse(text) == nil, "\(text)")
  }
  let clock = Reading<Int>.minutes(1...1_440, .hoursAndMinutes)
  #expect(["1:05", "0:45", "24:00"].map(clock.parse) == [65, 45, 1_440])
  for text in ["65", "1:5", "1:60", "25:00", "24:01", "-1:05", ":05", "1:05:00"] {
    #expect(clock.parse(text) == nil, "\(text)")
  }
}

@Test func wordsAreReadHoweverTheyAreSpaced() {
  #expect(Reading<TravelMode>.word.parse("Public transport") == .publicTransport)
  #expect(Reading<Route>.word.parse("SCHOOL DIRECT (salaried)") == .schoolDirectSalaried)
  #expect(Reading<TravelMode>.word.parse("train") == nil)
  #expect(
    ["Year 4", "Y11", "r", "Nursery", "13"].map(Reading<YearGroup>.yearGroup.parse)
      == [.year4, .year11, .reception, .nursery, .year13])
  #expect(Reading<YearGroup>.yearGroup.parse("Year 14") == nil)
  #expect(
    ["ks3", "Key Stage 1", "EYFS"].map(Reading<KeyStage>.keyStage.parse)
      == [.ks3, .ks1, .eyfs])
  #expect(
    ["5-11", "5 – 11", "5 to 11"].map { Reading<AgeRange>.ageRange.parse($0)?.description }
      == ["5-11", "5-11", "5-11"])
  #expect(Reading<AgeRange>.ageRange.parse("05-Nov") == nil)
  #expect(["Yes", "n", "1", "FALSE"].map(Reading<Bool>.flag.parse) == [true, false, true, false])
  #expect(Reading<Bool>.flag.parse("maybe") == nil)
}

@Test func decimalCommasAndOtherNumbersAreRefused() {
  let degrees = Reading<Double>.degrees(90)
  #expect(["51.5584", "-0.14", "90"].map(degrees.parse) == [51.5584, -0.14, 90])
  for text in ["51,5584", "nan", "inf", "1e3", "0x1p3", "91", "5 1", "--1", ""] {
    #expect(degrees.parse(text) == nil, "\(text)")
  }
  #expect(degrees.fix("51,5584").contains("decimal point"))
}

@Test func identifiersAreOrderedAsNumbersWhereTheyAreNumbers() {
  let ordered = ["", "2", "10", "010", "A9", "A10", "A10b", "B1"]
  #expect(
    ordered.reversed().sorted(by: precedes) == ["", "2", "010", "10", "A9", "A10", "A10b", "B1"])
  for a in ordered {
    for b in ordered where a != b { #expect(precedes(a, b) != precedes(b, a)) }
    #expect(!precedes(a, a))
  }
}
