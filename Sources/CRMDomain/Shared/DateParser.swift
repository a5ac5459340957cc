/// Reads the dates people write: `2026-11-21`, `21.11.2026`, `friday`, `i morgen`, `+3d`,
/// `end-of-month`, `2026-Q3`, `2026-11-21T09:00:00Z`, `tomorrow 13:00`.
///
/// Dots are day first; slashes are refused, because half the world reads them the other way. Words are
/// understood in English, Norwegian, Danish and Swedish, whatever language is chosen.
package struct DateParser {
  /// A date as precise as it was written.
  package enum Reading: Sendable, Equatable { case day(Day), instant(Instant), period(Period) }

  /// Why a text is no date.
  package enum Fault: Error, Equatable {
    case notADate, slashes, twoDigitYear
    /// A time of day the clocks leave out that day, as they are put forward; with what can be written in its
    /// place.
    case skipped(instead: String)
    /// What days of work are asked for cannot be found out; with what went wrong.
    case calendar(String)

    /// As it follows the value: `not a date`.
    package var reason: String {
      switch self {
      case .notADate: "not a date"
      case .slashes: "a date with slashes, which is read in two ways"
      case .twoDigitYear: "a date with two digits for the year"
      case .skipped: "a time that day does not have, as the clocks are put forward over it"
      case .calendar(let reason): "a date in days of work, and \(reason)"
      }
    }

    /// A next step.
    package var hint: String? {
      switch self {
      case .notADate, .twoDigitYear, .calendar: nil
      case .slashes: "write 2026-11-21 or 21.11.2026"
      case .skipped(let instead): "say which moment is meant: \(instead)"
      }
    }
  }

  /// Where a day lies that is written without its year: what is due is the next such day, what has happened
  /// the last one.
  package enum Leaning: Sendable { case ahead, behind, thisYear }

  /// What relative dates are relative to.
  package let clock: LocalClock

  /// The organisation's hours of work; nil where there is none, and Monday to Friday are days of work.
  package var hours: (() throws(CRMError) -> WorkingHours)?

  /// A parser of dates as seen at `clock`.
  package init(_ clock: LocalClock) { self.clock = clock }

  /// `days` days of work after a day, or before it.
  ///
  /// - Throws: `data` where the organisation's calendar has not so many.
  package func adding(workdays days: Int, to day: Day) throws(CRMError) -> Day {
    guard let hours else { return day.adding(workdays: days) }
    guard let found = try hours().adding(workdays: days, to: day) else {
      throw CRMError(
        .data, code: "no_workdays", "the organisation's calendar has no day of work for years",
        hint: "give it hours: crm calendar list")
    }
    return found
  }

  /// A day, where work is done on it; else the last day of work before it.
  package func workday(onOrBefore day: Day) throws(CRMError) -> Day {
    let isWorkday = try hours?().isWorkday(day) ?? (day.weekday < 6)
    return isWorkday ? day : try adding(workdays: -1, to: day)
  }

  /// What the text means.
  package func reading(
    _ text: Bytes, leaning: Leaning = .thisYear
  ) throws(Fault) -> Reading {
    let text = text.trimmed
    guard let head = text.first else { throw .notADate }
    if let day = Day(text) { return .day(day) }
    if let instant = Instant(text) { return .instant(instant) }
    if let local = localTime(text, leaning) { return .instant(try moment(local)) }
    if head.isDigit, let period = Period(text) { return .period(period) }
    if head.isDigit, text.first(UInt8(ascii: "/")) != nil { throw .slashes }
    if let day = shown(text, leaning) { return .day(day) }
    if head.isDigit { return .day(try dotted(text)) }
    if let relative = try relative(text) { return relative }
    if let word = word(Folding.key(text.string)) { return word }
    throw .notADate
  }

  /// The moment the clocks show a time; of one they show twice the first.
  ///
  /// - Throws: `skipped` where they leave it out.
  package func moment(_ local: LocalTime) throws(Fault) -> Instant {
    let zone = clock.zone
    let instant = zone.instant(local.day, secondOfDay: local.secondOfDay)
    guard zone.showing(local.day, secondOfDay: local.secondOfDay) == .never else { return instant }
    // As far after the gap as it lies in it: in words of the clocks, and with the offset they leave.
    let exact = LocalTime(
      day: local.day, secondOfDay: local.secondOfDay, zone: zone.offset(at: instant - 86_400))
    throw .skipped(instead: "\(zone.local(instant).description) or \(exact.description)")
  }

  /// Whether a text is a time of day that the clocks show twice that day; the first is meant.
  package func isTwice(_ text: Bytes, leaning: Leaning = .thisYear) -> Bool {
    guard Instant(text.trimmed) == nil, let local = localTime(text.trimmed, leaning) else {
      return false
    }
    return clock.zone.showing(local.day, secondOfDay: local.secondOfDay) == .twice
  }

  /// Whether a text names a day of the year and leaves the year to be guessed: `1 feb`, `30. november 10:00`.
  package static func leavesYearOut(_ text: Bytes) -> Bool {
    let words = text.trimmed.split(at: 0x20).filter { !$0.isEmpty }
    guard words.count == 2 || words.count == 3 && LocalTime.time(words[2]) != nil else {
      return false
    }
    return words[0][0].isDigit && MonthName.number(words[1]) != nil
  }

  /// A day and a time of day, as the clocks here show them: `2026-11-21 09:30`, `21.11.2026 09:30`, `tomorrow 13:00`.
  private func localTime(_ text: Bytes, _ leaning: Leaning) -> LocalTime? {
    // One with an offset was read before, unless that leads out of the years that can be written.
    if let local = LocalTime(prefix: text) { return local.zone == nil ? local : nil }
    guard text.count <= 64, let blank = text.lastIndex(of: 0x20), blank > 0,
      let (seconds, length) = LocalTime.time(text.part(blank + 1..<text.count)),
      length == text.count - blank - 1
    else { return nil }
    do throws(Fault) {
      guard case .day(let day) = try reading(text.part(0..<blank), leaning: leaning) else {
        return nil
      }
      return LocalTime(day: day, secondOfDay: seconds)
    } catch {
      return nil
    }
  }

  /// `2 Jan 2020`, `18 Nov`, `7. juni`: as text output shows a day; without a year, the one that is meant.
  private func shown(_ text: Bytes, _ leaning: Leaning) -> Day? {
    let words = text.split(at: 0x20).filter { !$0.isEmpty }
    guard words.count == 2 || words.count == 3 else { return nil }
    var first = words[0]
    if first.last == UInt8(ascii: ".") { first = first.part(0..<first.count - 1) }
    guard let day = number(first, 1...2), let month = MonthName.number(words[1]) else { return nil }
    guard words.count == 3 else { return nearest(month, day, leaning) }
    return number(words[2], 4...4).flatMap { Day(year: $0, month: month, day: day) }
  }

  /// The next day of this name, today included, the last one, or this year's; 29 February is that of the
  /// nearest leap year that way.
  private func nearest(_ month: Int, _ day: Int, _ leaning: Leaning) -> Day? {
    let today = clock.today
    let year = today.date.year
    switch leaning {
    case .thisYear: return Day(year: year, month: month, day: day)
    case .ahead:
      return (year...year + 8).lazy.compactMap { Day(year: $0, month: month, day: day) }
        .first { $0 >= today }
    case .behind:
      return (year - 8...year).reversed().lazy.compactMap { Day(year: $0, month: month, day: day) }
        .first { $0 <= today }
    }
  }

  /// `21.11.2026`, `1.2.2026`
  private func dotted(_ text: Bytes) throws(Fault) -> Day {
    let parts = text.split(at: UInt8(ascii: "."))
    guard parts.count == 3, let day = number(parts[0], 1...2), let month = number(parts[1], 1...2)
    else { throw .notADate }
    if number(parts[2], 2...2) != nil { throw .twoDigitYear }
    guard let year = number(parts[2], 4...4), let result = Day(year: year, month: month, day: day)
    else { throw .notADate }
    return result
  }

  private func number(_ text: Bytes, _ length: ClosedRange<Int>) -> Int? {
    length.contains(text.count) ? Day.digits(text, 0, text.count) : nil
  }

  /// `+3d`, `-2w`, `+1m`, `-1y`, `+4h`, `+30min`, `+5wd`
  private func relative(_ text: Bytes) throws(Fault) -> Reading? {
    guard text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") else { return nil }
    var end = 1
    while end < text.count, text[end].isDigit { end += 1 }
    guard end > 1, end < 8, let count = Day.digits(text, 1, end - 1) else { return nil }
    let n = text[0] == UInt8(ascii: "-") ? -count : count
    let today = clock.today
    switch text.part(end..<text.count).string.lowercased() {
    case "d": return bounded(today + n)
    case "w": return abs(n) > 520_000 ? nil : bounded(today + 7 * n)
    case "m": return abs(n) > 119_000 ? nil : bounded(today.adding(months: n))
    case "y": return abs(n) > 9_900 ? nil : bounded(today.adding(months: 12 * n))
    case "wd":
      guard abs(n) <= 100_000 else { return nil }
      do throws(CRMError) { return bounded(try adding(workdays: n, to: today)) } catch {
        throw .calendar(error.message)
      }
    case "h": return bounded(clock.now + 3600 * n)
    case "min": return bounded(clock.now + 60 * n)
    default: return nil
    }
  }

  private func bounded(_ day: Day) -> Reading? {
    (1...9999).contains(day.date.year) ? .day(day) : nil
  }

  private func bounded(_ instant: Instant) -> Reading? {
    (1...9999).contains(instant.day.date.year) ? .instant(instant) : nil
  }

  /// A word, folded.
  private func word(_ key: String) -> Reading? {
    let today = clock.today
    switch key {
    case "now", "na", "nu": return .instant(clock.now)
    case "today", "i dag", "idag": return .day(today)
    case "tomorrow", "i morgen", "imorgen", "i morgon", "imorgon": return .day(today + 1)
    case "yesterday", "i gar", "igar": return .day(today - 1)
    default: break
    }
    if let weekday = Weekday.number(key) { return .day(today + (weekday - today.weekday + 7) % 7) }
    if key.hasPrefix("last-"), let weekday = Weekday.number(String(key.dropFirst(5))) {
      let back = (today.weekday - weekday + 7) % 7
      return .day(today - (back == 0 ? 7 : back))
    }
    for unit in Period.Unit.allCases {
      switch key {
      case "start-of-" + unit.rawValue: return .day(Period(unit, around: today).first)
      case "end-of-" + unit.rawValue: return .day(Period(unit, around: today).last)
      case "this-" + unit.rawValue: return .period(Period(unit, around: today))
      case "last-" + unit.rawValue: return .period(Period(unit, around: today, moved: -1))
      case "next-" + unit.rawValue: return .period(Period(unit, around: today, moved: 1))
      default: continue
      }
    }
    return nil
  }
}
