import PlacementDocuments
import Testing

@Suite struct DayTests {
  @Test func everyDayOfTheCalendarFollowsTheOneBefore() throws {
    var number = Day.earliest.dayNumber
    for year in 1900...2199 {
      let isLeapYear = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year == 2000)
      let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        for day in 1...length {
          let date = try #require(Day(year: year, month: month, day: day))
          guard date.dayNumber == number, (date.year, date.month, date.day) == (year, month, day),
            Day(date.description) == date
          else {
            Issue.record("\(date) is wrong")
            return
          }
          number += 1
        }
        #expect(Day(year: year, month: month, day: length + 1) == nil)
      }
    }
    #expect(number == Day.latest.dayNumber + 1)
  }

  @Test(arguments: [
    ("1970-01-01", 0, Weekday.thursday), ("2018-07-15", 17_727, .sunday),
    ("1900-01-01", -25_567, .monday), ("2000-02-29", 11_016, .tuesday),
    ("2199-12-31", 84_005, .tuesday),
  ])
  func knownDays(iso: String, number: Int, weekday: Weekday) {
    #expect(Day(iso)?.dayNumber == number)
    #expect(Day(iso)?.weekday == weekday)
  }

  @Test(arguments: [
    "2018-7-15", "18-07-15", "2018/07/15", "2018-07-15 ", " 2018-07-15", "2018-13-01",
    "2018-00-10", "2018-01-00", "1899-12-31", "2200-01-01", "2018-02-29", "20180715", "",
    "2018-07-1五", "+018-07-15", "2018-07-15T00:00",
  ])
  func anythingElseIsNoDay(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func arithmeticStaysInTheCalendar() throws {
    let leapDay = try #require(Day("2016-02-29"))
    #expect(leapDay.adding(years: 1).description == "2017-02-28")
    #expect(leapDay.adding(years: 4).description == "2020-02-29")
    #expect(leapDay.adding(years: -1).description == "2015-02-28")
    #expect(leapDay.adding(days: 1).description == "2016-03-01")
    #expect(leapDay.adding(days: -60).description == "2015-12-31")
    #expect(leapDay.adding(days: .max) == .latest)
    #expect(leapDay.adding(days: .min) == .earliest)
    #expect(leapDay.adding(years: .max) == .latest)
    #expect(leapDay.adding(years: .min) == .earliest)
    #expect(Day(dayNumber: .min) == .earliest)
    #expect(Day(year: .max, month: .min, day: .max) == nil)
    #expect(leapDay < leapDay.adding(days: 1))
  }

  @Test func weekBeginsOnMonday() {
    #expect(Weekday.allCases.map(\.index) == Array(0...6))
    #expect(Weekday.allCases.sorted() == Weekday.allCases)
    #expect(Weekday(rawValue: "wednesday") == .wednesday)
  }
}
