// When a task is to be done again.
//
// A rule of RFC 5545 says on which days, counted from the day the first of the row was due: FREQ, INTERVAL,
// COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST. Rules within a day (BYHOUR, FREQ=HOURLY) and
// the two that count weeks or days of a year are refused. A day a month does not have is left out, as the
// RFC says; with SKIP=BACKWARD (RFC 7529) it is the last one the month has, counted from the first day
// again. That is what the words mean: who says `monthly` of the 31st means every month. Or it is done again
// some time after it was done: `after 2w`.
//
// Days are counted, never hours: the time of day is that of the first one on the clocks of its place, so
// that the change to summer time neither moves a task nor does it twice.

/// A rule by which a task repeats.
package struct Recurrence: Sendable, Equatable, CustomStringConvertible {
  /// What a rule counts.
  package enum Frequency: String, Sendable {
    case daily, weekly, monthly, yearly

    /// How many of them the calendar takes to begin anew, on the same weekday: 400 years. Whatever the interval,
    /// a rule that has no day in so many of its periods never has one.
    fileprivate var cycle: Int {
      switch self {
      case .daily: 146_097
      case .weekly: 20_871
      case .monthly: 4_800
      case .yearly: 400
      }
    }
  }

  /// A weekday, perhaps the n-th of its month or year, from the end where it is negative.
  package struct Weekday: Sendable, Equatable {
    var ordinal: Int
    /// 1 is Monday.
    var day: Int
  }

  /// What is counted; nil for some time after it was done.
  package private(set) var frequency: Frequency?
  /// Every how many of them.
  package private(set) var interval = 1
  /// How many there are, the first included.
  package private(set) var count: Int?
  /// The last day.
  package private(set) var until: Day?
  private var weekdays: [Weekday] = []
  private var monthDays: [Int] = []
  private var months: [Int] = []
  private var positions: [Int] = []
  private var weekStart = 1
  /// Whether a day a month does not have is its last one, instead of none.
  package private(set) var skipsBackward = false
  /// How long after it was done, where it goes by that: days, months.
  private var after: (days: Int, months: Int) = (0, 0)

  private static let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  package static func == (a: Recurrence, b: Recurrence) -> Bool { a.description == b.description }

  /// Whether it is done again some time after it was done.
  package var isAfterCompletion: Bool { frequency == nil }

  /// Reads `weekly`, `every 2 weeks`, `FREQ=MONTHLY;BYDAY=-1FR`, `after 2w`.
  ///
  /// - Throws: a fault where it is no rule, or one with parts that are not understood.
  package init(_ text: String) throws(ValueFault) {
    let text = text.trimmed
    let plain = text.lowercased()
    if plain.hasPrefix("after ") {
      let parts = Self.amount(String(plain.dropFirst(6)))
      guard let (n, unit) = parts, n > 0 else { throw Self.fault }
      switch unit {
      case "d": after = (n, 0)
      case "w": after = (7 * n, 0)
      case "m": after = (0, n)
      default: after = (0, 12 * n)
      }
      return
    }
    switch plain {
    case "daily", "daglig", "dagligen": frequency = .daily
    case "weekdays", "hverdager", "hverdage", "vardagar":
      frequency = .weekly
      weekdays = (1...5).map { Weekday(ordinal: 0, day: $0) }
    case "weekly", "ukentlig", "ugentlig", "veckovis": frequency = .weekly
    case "monthly", "månedlig", "månadsvis": countMonths(.monthly)
    case "quarterly", "kvartalsvis": countMonths(.monthly, every: 3)
    case "half_yearly", "halvårlig", "halvårsvis": countMonths(.monthly, every: 6)
    case "yearly", "årlig", "årligen", "årsvis": countMonths(.yearly)
    default:
      if plain.hasPrefix("every "), let (n, unit) = Self.amount(String(plain.dropFirst(6))), n > 0 {
        switch unit {
        case "d": (frequency, interval) = (.daily, n)
        case "w": (frequency, interval) = (.weekly, n)
        case "m": countMonths(.monthly, every: n)
        default: countMonths(.yearly, every: n)
        }
      } else {
        try readRule(text.uppercased())
      }
    }
  }

  private mutating func countMonths(_ frequency: Frequency, every n: Int = 1) {
    (self.frequency, interval, skipsBackward) = (frequency, n, true)
  }

  private static let fault = ValueFault(
    "repeated by no rule",
    hint: "write it as weekly, 'every 2 weeks', 'after 10d' or FREQ=MONTHLY;BYDAY=1MO")

  /// `2w`, `2 weeks`, `10 days`.
  private static func amount(_ text: String) -> (Int, String)? {
    let digits = text.prefix { $0 >= "0" && $0 <= "9" }
    let word = String(text[digits.endIndex...]).trimmed
    guard let n = digits.isEmpty ? 1 : Int(digits), n <= 10_000, let first = word.first,
      ["d", "day", "days", "w", "week", "weeks", "m", "month", "months", "y", "year", "years"]
        .contains(word)
    else { return nil }
    return (n, String(first))
  }

  private mutating func readRule(_ text: String) throws(ValueFault) {
    let rule = text.hasPrefix("RRULE:") ? String(text.dropFirst(6)) : text
    var seen: Set<String> = []
    for part in rule.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0) }
      guard pair.count == 2, seen.insert(pair[0]).inserted else { throw Self.fault }
      try read(pair[0], pair[1])
    }
    guard frequency != nil else { throw Self.fault }
    if count != nil, until != nil {
      throw ValueFault("repeated by a rule with both COUNT and UNTIL")
    }
    if weekdays.contains(where: { $0.ordinal != 0 }), frequency == .daily || frequency == .weekly {
      throw ValueFault("repeated by a rule that counts weekdays within a week")
    }
  }

  private mutating func read(_ name: String, _ value: String) throws(ValueFault) {
    switch name {
    case "FREQ":
      guard let known = Frequency(rawValue: value.lowercased()) else {
        throw ValueFault(
          "repeated by FREQ=\(value), which is not one of DAILY, WEEKLY, MONTHLY, YEARLY")
      }
      frequency = known
    case "INTERVAL": interval = try Self.numbers(value, 1...10_000)[0]
    case "COUNT": count = try Self.numbers(value, 1...100_000)[0]
    case "UNTIL":
      let digits = value.filter { $0 != "-" }
      guard let day = Self.day(String(digits.prefix(8))) else { throw Self.fault }
      until = day
    case "BYDAY":
      weekdays = try value.split(separator: ",").map { d throws(ValueFault) in
        try Self.weekday(String(d))
      }
      guard !weekdays.isEmpty else { throw Self.fault }
    case "BYMONTHDAY": monthDays = try Self.numbers(value, -31...31)
    case "BYMONTH": months = try Self.numbers(value, 1...12)
    case "BYSETPOS": positions = try Self.numbers(value, -366...366)
    case "RSCALE":
      guard value == "GREGORIAN" else {
        throw ValueFault("repeated by the calendar \(value), which is not GREGORIAN")
      }
    case "SKIP":
      guard value == "BACKWARD" || value == "OMIT" else {
        throw ValueFault("repeated by a rule with SKIP=\(value), which is not BACKWARD or OMIT")
      }
      skipsBackward = value == "BACKWARD"
    case "WKST": weekStart = try Self.weekday(value).day
    default: throw ValueFault("repeated by a rule with \(name), which is not understood")
    }
  }

  private static func numbers(_ text: String, _ range: ClosedRange<Int>) throws(ValueFault) -> [Int]
  {
    let all = text.split(separator: ",").compactMap { Int($0) }
    guard !all.isEmpty, all.allSatisfy({ range.contains($0) && $0 != 0 }),
      all.count == text.split(separator: ",", omittingEmptySubsequences: false).count
    else { throw fault }
    return all
  }

  private static func weekday(_ text: String) throws(ValueFault) -> Weekday {
    guard let day = names.firstIndex(of: String(text.suffix(2))) else { throw fault }
    let head = text.dropLast(2)
    guard let ordinal = head.isEmpty ? 0 : Int(head), (-53...53).contains(ordinal),
      head.isEmpty || ordinal != 0
    else { throw fault }
    return Weekday(ordinal: ordinal, day: day + 1)
  }

  private static func day(_ digits: String) -> Day? {
    guard digits.utf8.count == 8, let n = Int(digits) else { return nil }
    return Day(year: n / 10_000, month: n / 100 % 100, day: n % 100)
  }

  /// In the form that is kept: `FREQ=WEEKLY;INTERVAL=2`, `after 14d`.
  package var description: String {
    guard let frequency else {
      return after.months > 0 ? "after \(after.months)m" : "after \(after.days)d"
    }
    // RFC 7529 wants the calendar named where SKIP is.
    var parts = skipsBackward ? ["RSCALE=GREGORIAN"] : []
    parts.append("FREQ=" + frequency.rawValue.uppercased())
    func list(_ name: String, _ items: [String]) {
      if !items.isEmpty { parts.append(name + "=" + items.joined(separator: ",")) }
    }
    if interval != 1 { parts.append("INTERVAL=\(interval)") }
    list("BYMONTH", months.map { "\($0)" })
    list("BYMONTHDAY", monthDays.map { "\($0)" })
    list(
      "BYDAY", weekdays.map { ($0.ordinal == 0 ? "" : "\($0.ordinal)") + Self.names[$0.day - 1] })
    list("BYSETPOS", positions.map { "\($0)" })
    if skipsBackward { parts.append("SKIP=BACKWARD") }
    if weekStart != 1 { parts.append("WKST=" + Self.names[weekStart - 1]) }
    if let count { parts.append("COUNT=\(count)") }
    if let until { parts.append("UNTIL=" + until.description.filter { $0 != "-" }) }
    return parts.joined(separator: ";")
  }

  // MARK: Days

  /// The day it is to be done again that was done on `day`, where it goes by that.
  package func day(afterDoneOn day: Day) -> Day {
    after.months > 0 ? day.adding(months: after.months) : day + after.days
  }

  /// The first day after `day` on which it is to be done, counted from the first; nil where there is none
  /// any more, or never was one.
  package func next(after day: Day, from first: Day) -> Day? {
    guard let frequency else { return nil }
    var taken = 1
    var empty = 0
    var period = 0
    while empty < frequency.cycle {
      let days = days(of: period, frequency, first)
      period += interval
      guard let days else { return nil }
      let fitting = days.filter { $0 > first }
      empty = fitting.isEmpty ? empty + 1 : 0
      for candidate in fitting {
        taken += 1
        if let count, taken > count { return nil }
        if let until, candidate > until { return nil }
        if candidate > day { return candidate }
      }
    }
    return nil
  }

  /// The days of the n-th period after that of the first day; nil past the last year there is.
  private func days(of n: Int, _ frequency: Frequency, _ first: Day) -> [Day]? {
    var found: [Day]
    switch frequency {
    case .daily: found = [first + n]
    case .weekly:
      let start = first - (first.weekday - weekStart + 7) % 7 + 7 * n
      let wanted = weekdays.isEmpty ? [first.weekday] : weekdays.map { $0.day }
      found = (0..<7).map { start + $0 }.filter { wanted.contains($0.weekday) }
    case .monthly:
      let month = first.date.year * 12 + first.date.month - 1 + n
      guard month / 12 <= 9999 else { return nil }
      found = days(ofMonth: month % 12 + 1, month / 12, first)
    case .yearly:
      let year = first.date.year + n
      guard year <= 9999 else { return nil }
      found = days(ofYear: year, first)
    }
    guard let last = found.last ?? [first].first, last.date.year <= 9999 else { return nil }
    if frequency == .daily || frequency == .weekly {
      found = found.filter { day in
        let date = day.date
        let length = Day.length(ofMonth: date.month, year: date.year)
        return (months.isEmpty || months.contains(date.month))
          && (monthDays.isEmpty || monthDays.contains(date.day)
            || monthDays.contains(date.day - length - 1))
          && (frequency == .weekly || weekdays.isEmpty
            || weekdays.contains { $0.day == day.weekday })
      }
    }
    found.sort()
    guard !positions.isEmpty else { return found }
    return positions.compactMap { position in
      let i = position > 0 ? position - 1 : found.count + position
      return found.indices.contains(i) ? found[i] : nil
    }.sorted()
  }

  private func days(ofMonth month: Int, _ year: Int, _ first: Day) -> [Day] {
    guard months.isEmpty || months.contains(month) else { return [] }
    let length = Day.length(ofMonth: month, year: year)
    let all = (1...length).compactMap { Day(year: year, month: month, day: $0) }
    if !monthDays.isEmpty {
      return (weekdays.isEmpty ? all : counted(all)).filter { isMonthDay($0) }
    }
    if !weekdays.isEmpty { return counted(all) }
    let wanted = skipsBackward ? min(first.date.day, length) : first.date.day
    return all.filter { $0.date.day == wanted }
  }

  private func days(ofYear year: Int, _ first: Day) -> [Day] {
    // Without months the n-th weekday is that of the year.
    if months.isEmpty, !weekdays.isEmpty {
      guard let january = Day(year: year, month: 1, day: 1) else { return [] }
      return counted((0..<366).map { january + $0 }.filter { $0.date.year == year })
        .filter { monthDays.isEmpty || isMonthDay($0) }
    }
    let wanted =
      !months.isEmpty ? months.sorted() : monthDays.isEmpty ? [first.date.month] : Array(1...12)
    return wanted.flatMap { days(ofMonth: $0, year, first) }
  }

  /// Whether a day is one of the days of a month asked for.
  private func isMonthDay(_ day: Day) -> Bool {
    let (year, month, n) = day.date
    let length = Day.length(ofMonth: month, year: year)
    let wanted = skipsBackward ? monthDays.map { min($0, length) } : monthDays
    return wanted.contains(n) || wanted.contains(n - length - 1)
  }

  /// Those of some days that are the weekdays asked for, the n-th where that is said.
  private func counted(_ days: [Day]) -> [Day] {
    days.filter { day in
      weekdays.contains { wanted in
        guard wanted.day == day.weekday else { return false }
        if wanted.ordinal == 0 { return true }
        let same = days.filter { $0.weekday == day.weekday }
        let place = wanted.ordinal > 0 ? wanted.ordinal - 1 : same.count + wanted.ordinal
        return same.indices.contains(place) && same[place] == day
      }
    }
  }

  /// Whether a row that begins on `first` leaves out months, as these have no such day.
  package func leavesOut(from first: Day) -> Bool {
    guard frequency == .monthly || frequency == .yearly, !skipsBackward, weekdays.isEmpty,
      positions.isEmpty
    else { return false }
    let days = monthDays.isEmpty ? [first.date.day] : monthDays
    let wanted = !months.isEmpty ? months : frequency == .yearly ? [first.date.month] : []
    return days.contains { day in
      wanted.isEmpty
        ? day > 28 : wanted.contains { abs(day) > Day.length(ofMonth: $0, year: 2027) }
    }
  }

  /// When it is due again.
  ///
  /// - Parameters:
  ///   - due: when it was due: a day or a moment, as it is stored.
  ///   - first: when the first of the row was.
  ///   - doneOn: the day it was done, for rules that go by that.
  ///   - moment: nothing before it: who did what was overdue has not asked for the days in between.
  ///   - zone: the clocks a time of day is told by.
  /// - Returns: as it is stored; nil where it is over.
  package func due(
    after due: String, from first: String, doneOn: Day, notBefore moment: Instant? = nil,
    in zone: TimeZoneRules
  ) -> String? {
    func local(_ text: String) -> LocalTime? {
      text.withBytes { bytes in
        if let day = Day(bytes) { return LocalTime(day: day, secondOfDay: -1) }
        return Instant(bytes).map { zone.local($0) }
      }
    }
    guard let start = local(first), let last = local(due) else { return nil }
    var from = last.day
    if let now = moment.map({ zone.local($0) }) {
      // Today is not past, nor is a time of today that is still to come.
      let isOver = start.secondOfDay >= 0 && start.secondOfDay < now.secondOfDay
      from = max(from, isOver ? now.day : now.day - 1)
    }
    let next = isAfterCompletion ? day(afterDoneOn: doneOn) : next(after: from, from: start.day)
    guard let next, next.date.year <= 9999 else { return nil }
    return start.secondOfDay < 0
      ? next.description : zone.instant(next, secondOfDay: start.secondOfDay).description
  }
}
