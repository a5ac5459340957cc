import CRMDomain
import Testing

/// Public holidays by rule, held against what calendars say.
struct PublicHolidaysTests {
  private func day(_ text: String) throws -> Day {
    try #require(text.withBytes { Day($0) })
  }

  @Test(arguments: [
    "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05",
    "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25",
  ]) func `Easter is when it is`(_ text: String) throws {
    let day = try day(text)
    #expect(PublicHolidays.easter(day.date.year) == day)
  }

  @Test(arguments: [
    (PublicHolidays.Country.NO, "1/1 2/4 3/4 6/4 1/5 14/5 25/5 25/12"),
    (.DK, "1/1 2/4 3/4 6/4 14/5 25/5 25/12"), (.SE, "1/1 6/1 3/4 6/4 1/5 14/5 25/12"),
    (.FI, "1/1 6/1 3/4 6/4 1/5 14/5 25/12"),
  ]) func `the holidays of 2026 on days of work`(
    _ country: PublicHolidays.Country, _ days: String
  ) {
    let all = PublicHolidays(country).all(in: 2026).filter { $0.day.weekday <= 5 }
    #expect(all.map { "\($0.day.date.day)/\($0.day.date.month)" }.joined(separator: " ") == days)
  }

  @Test func `what was a holiday is one in its years alone`() throws {
    #expect(PublicHolidays(.DK).holiday(on: try day("2023-05-05"))?.name == "Store bededag")
    #expect(PublicHolidays(.DK).holiday(on: try day("2024-04-26")) == nil)
    #expect(PublicHolidays(.SE).holiday(on: try day("2004-05-31"))?.name == "Annandag pingst")
    #expect(PublicHolidays(.SE).holiday(on: try day("2005-05-16")) == nil)
    #expect(PublicHolidays(.SE).holiday(on: try day("2005-06-06"))?.name == "Nationaldagen")
    #expect(PublicHolidays(.SE).holiday(on: try day("2004-06-06")) == nil)
  }

  @Test func `two on one day are one`() throws {
    let may = PublicHolidays(.NO).all(in: 2027).filter { $0.day.date.month == 5 }
    #expect(
      may.map { $0.day.description } == ["2027-05-01", "2027-05-06", "2027-05-16", "2027-05-17"])
  }

  @Test func `what most have off is a holiday where that is wanted`() throws {
    func extra(_ country: PublicHolidays.Country) -> [String] {
      let plain = PublicHolidays(country).all(in: 2026).map { $0.day }
      return PublicHolidays(country, deFacto: true).all(in: 2026).map { $0.day }
        .filter { !plain.contains($0) }.map { $0.description }
    }
    #expect(extra(.NO) == ["2026-12-24", "2026-12-31"])
    #expect(extra(.DK) == ["2026-05-01", "2026-06-05", "2026-12-24", "2026-12-31"])
    #expect(extra(.SE) == ["2026-06-19", "2026-12-24", "2026-12-31"])
    #expect(extra(.FI) == ["2026-06-19", "2026-12-24"])
  }

  @Test func `every year they are in order, apart, and within it`() {
    for country in PublicHolidays.Country.allCases {
      for year in 1991...2100 {
        let all = PublicHolidays(country, deFacto: true).all(in: year)
        #expect(all.allSatisfy { $0.day.date.year == year })
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.day < $1.day })
        for each in all {
          #expect(PublicHolidays(country, deFacto: true).holiday(on: each.day) == each)
        }
      }
    }
  }

  @Test func `a day is a holiday where the year has it`() throws {
    for country in PublicHolidays.Country.allCases {
      for deFacto in [false, true] {
        let holidays = PublicHolidays(country, deFacto: deFacto)
        for year in [1991, 2003, 2004, 2005, 2023, 2024, 2026, 2027, 2040] {
          let days = Set(holidays.all(in: year).map { $0.day })
          var day = try #require(Day(year: year, month: 1, day: 1))
          while day.date.year == year {
            #expect(holidays.isHoliday(day) == days.contains(day), "\(country) \(day)")
            day = day + 1
          }
        }
      }
    }
  }
}

extension PublicHolidays {
  /// The holiday a day is; nil where it is none.
  fileprivate func holiday(on day: Day) -> Holiday? {
    all(in: day.date.year).first { $0.day == day }
  }
}
