/// Reads the dates people write: `2026-11-21`, `21.11.2026`, `friday`, `i morgen`, `+3d`,
/// `end-of-month`, `2026-Q3`, `2026-11-21T09:00:00Z`, `tomorrow 13:00`.
///
/// Dots are day first; slashes are refused, because half the world reads them the other way. Words are
/// understood in English, Norwegian, Danish and Swedish, whatever language is chosen.
package struct DateParser: Sendable {
  /// A date as precise as it was written.
  package enum Reading: Sendable, Equatable { case day(Day), instant(Instant), period(Period) }

  /// Why a text is no date.
  package enum Fault: Error, Equatable { case notADate, slashes, twoDigitYear }

  /// What relative dates are relative to.
  package let clock: LocalClock

  /// A parser of dates as seen at `clock`.
  package init(_ clock: LocalClock) { self.clock = clock }

  /// What the text means.
  package func reading(_ text: Bytes) throws(Fault) -> Reading {
    let text = text.trimmed
    guard let head = text.first else { throw .notADate }
    if let day = Day(text) { return .day(day) }
    if let instant = Instant(text) { return .instant(instant) }
    if let local = LocalTime(prefix: text) {
      return .instant(clock.zone.instant(local.day, secondOfDay: local.secondOfDay))
    }
    if head.isDigit, let period = Period(text) { return .period(period) }
    if head.isDigit, text.first(UInt8(ascii: "/")) != nil { throw .slashes }
    if let timed = timed(text) { return timed }
    if let day = shown(text) { return .day(day) }
    if head.isDigit { return .day(try dotted(text)) }
    if let relative = relative(text) { return relative }
    if let word = word(Folding.key(text.string)) { return word }
    throw .notADate
  }

  /// A day and a time of day: `21.11.2026 09:30`, `tomorrow 13:00`.
  private func timed(_ text: Bytes) -> Reading? {
    guard text.count <= 64, let blank = text.lastIndex(of: 0x20), blank > 0,
      let (seconds, length) = LocalTime.time(text.part(blank + 1..<text.count)),
      length == text.count - blank - 1
    else { return nil }
    do throws(Fault) {
      guard case .day(let day) = try reading(text.part(0..<blank)) else { return nil }
      return .instant(clock.zone.instant(day, secondOfDay: seconds))
    } catch {
      return nil
    }
  }

  /// `2 Jan 2020`, `18 Nov`, `7. juni`: as text output shows a day; without a year, this year's.
  private func shown(_ text: Bytes) -> Day? {
    let words = text.split(at: 0x20).filter { !$0.isEmpty }
    guard words.count == 2 || words.count == 3 else { return nil }
    var first = words[0]
    if first.last == UInt8(ascii: ".") { first = first.part(0..<first.count - 1) }
    guard let day = number(first, 1...2), let month = MonthName.number(words[1]) else { return nil }
    guard words.count == 3 else { return Day(year: clock.today.date.year, month: month, day: day) }
    return number(words[2], 4...4).flatMap { Day(year: $0, month: month, day: day) }
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
  private func relative(_ text: Bytes) -> Reading? {
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
    case "wd": return abs(n) > 100_000 ? nil : bounded(today.adding(workdays: n))
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
    if let weekday = weekday(key) { return .day(today + (weekday - today.weekday + 7) % 7) }
    if key.hasPrefix("last-"), let weekday = weekday(String(key.dropFirst(5))) {
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

  /// 1 is Monday; English, Norwegian and Danish, Swedish, as they fold.
  private func weekday(_ key: String) -> Int? {
    switch key {
    case "monday", "mandag": 1
    case "tusday", "tirsdag", "tisdag": 2
    case "wednesday", "onsdag": 3
    case "thursday", "torsdag": 4
    case "friday", "fredag": 5
    case "saturday", "lordag": 6
    case "sunday", "sondag": 7
    default: nil
    }
  }
}
