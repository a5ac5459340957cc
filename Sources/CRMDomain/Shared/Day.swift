/// A calendar day, without a zone: never an instant.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  package var number: Int

  /// The day `number` days after 1970-01-01.
  package init(number: Int) { self.number = number }

  /// The day of this date in the Gregorian calendar; nil if there is none. Years are 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil (Hinnant): years begin in March, so that the leap day is the last of a year.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `2026-11-21`, and nothing else.
  package init?(_ text: Bytes) {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = Day.digits(text, 0, 4), let month = Day.digits(text, 5, 2),
      let day = Day.digits(text, 8, 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  package static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  package static func - (a: Day, b: Day) -> Int { a.number - b.number }

  /// Year, month 1–12 and day 1–31.
  package var date: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// 1 is Monday, 7 is Sunday.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The ISO 8601 week (Monday first, week 1 contains 4 January) and the year it belongs to.
  package var week: (year: Int, week: Int) {
    let thursday = self + (4 - weekday)
    let year = thursday.date.year
    guard let first = Day(year: year, month: 1, day: 1) else { return (year, 1) }
    return (year, (thursday - first) / 7 + 1)
  }

  /// The Monday of an ISO week; nil if the year has no such week.
  package init?(year: Int, week: Int) {
    guard let fourth = Day(year: year, month: 1, day: 4), (1...53).contains(week) else {
      return nil
    }
    let monday = fourth - (fourth.weekday - 1) + (week - 1) * 7
    guard monday.week == (year, week) else { return nil }
    self = monday
  }

  /// The same day of the month `months` later, or the month's last day if that is earlier.
  package func adding(months: Int) -> Day {
    let date = date
    let count = date.year * 12 + date.month - 1 + months
    let year = count >= 0 ? count / 12 : (count - 11) / 12
    let month = count - year * 12 + 1
    let last = Day.length(ofMonth: month, year: year)
    return Day(year: min(max(year, 1), 9999), month: month, day: min(date.day, last)) ?? self
  }

  /// `days` working days (Monday to Friday) later, or earlier.
  package func adding(workdays: Int) -> Day {
    var day = self
    var left = abs(workdays)
    while left > 0 {
      day = day + (workdays < 0 ? -1 : 1)
      if day.weekday <= 5 { left -= 1 }
    }
    return day
  }

  /// How many days a month has.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Writes `2026-11-21`.
  package func append(to out: inout ByteBuffer) {
    let date = date
    out.append(magnitude: UInt64(max(0, date.year)), digits: 4)
    out.append(UInt8(ascii: "-"))
    out.append(magnitude: UInt64(date.month), digits: 2)
    out.append(UInt8(ascii: "-"))
    out.append(magnitude: UInt64(date.day), digits: 2)
  }

  /// `2026-11-21`
  package var description: String {
    var out = ByteBuffer(capacity: 16)
    append(to: &out)
    return out.string
  }

  /// The number of `length` digits at `start`; nil if one is no digit.
  package static func digits(_ text: Bytes, _ start: Int, _ length: Int) -> Int? {
    guard length <= 18, start + length <= text.count else { return nil }
    var value = 0
    for i in start..<start + length {
      guard text[i].isDigit else { return nil }
      value = value * 10 + text[i].digit
    }
    return value
  }
}
