/// When somebody works: the hours of the week in a time zone, without public holidays and days off.
///
/// Time that counts is the time within these hours. Each end of an interval becomes a moment by itself, so that the
/// length of a day follows the clocks: where they are put forward over it an edge is the end of the gap, and where they
/// show it twice an interval begins with the first and ends with the second.
package struct WorkingHours: Sendable {
  /// A part of a day, seconds from its midnight as the clocks show it; it ends before `end`, at most 86,400.
  package struct Interval: Sendable, Equatable {
    package var start, end: Int

    /// From `start` until before `end`.
    package init(_ start: Int, _ end: Int) {
      self.start = start
      self.end = end
    }
  }

  /// How it is from a day on.
  package struct Version: Sendable {
    /// The first day; nil from ever.
    package var validFrom: Day?
    /// The intervals of Monday to Sunday, in order and apart.
    package var week: [[Interval]]
    /// The public holidays that are off; nil for none.
    package var holidays: PublicHolidays?
    /// Days of their own: off, or with these intervals; they go before holidays.
    package var days: [Day: [Interval]]

    /// Hours of the week.
    package init(
      from validFrom: Day? = nil, week: [[Interval]], holidays: PublicHolidays? = nil,
      days: [Day: [Interval]] = [:]
    ) {
      self.validFrom = validFrom
      self.week = week
      self.holidays = holidays
      self.days = days
    }
  }

  /// A time that counts, from `start` until before `end`.
  package struct Stretch: Sendable, Equatable {
    package var start, end: Instant
    /// How long it is.
    package var seconds: Int { end.seconds - start.seconds }

    /// From `start` until before `end`.
    package init(_ start: Instant, _ end: Instant) {
      self.start = start
      self.end = end
    }
  }

  /// Where it is.
  package let zone: TimeZoneRules
  /// How it is, by the first day, in order.
  package let versions: [Version]

  /// Hours of versions in any order; without one it never counts.
  package init(_ zone: TimeZoneRules, _ versions: [Version]) {
    self.zone = zone
    self.versions = versions.sorted {
      ($0.validFrom?.number ?? Int.min) < ($1.validFrom?.number ?? Int.min)
    }
  }

  /// Every moment of every day.
  package static func always(_ zone: TimeZoneRules) -> WorkingHours {
    let day = [Interval(0, 86_400)]
    return WorkingHours(zone, [Version(week: Array(repeating: day, count: 7))])
  }

  // MARK: Days

  /// The hours of a day, as the clocks show them.
  package func intervals(on day: Day) -> [Interval] {
    guard let version = versions.last(where: { $0.validFrom.map { $0 <= day } ?? true }) else {
      return []
    }
    if let own = version.days[day] { return own }
    if let holidays = version.holidays, holidays.isHoliday(day) { return [] }
    return day.weekday <= version.week.count ? version.week[day.weekday - 1] : []
  }

  /// The times of a day that count, in order and apart.
  package func stretches(on day: Day) -> [Stretch] {
    var found: [Stretch] = []
    for interval in intervals(on: day) {
      var start = edge(day, interval.start, isEnd: false)
      let end = edge(day, interval.end, isEnd: true)
      // The clocks show an hour twice: what one interval has of it the next has not.
      if let last = found.last?.end, last > start { start = last }
      if start < end { found.append(Stretch(start, end)) }
    }
    return found
  }

  /// The moment of an edge of an interval.
  private func edge(_ day: Day, _ second: Int, isEnd: Bool) -> Instant {
    let (day, second) = second >= 86_400 ? (day + 1, second - 86_400) : (day, second)
    let isMidnight = isEnd && second == 0
    switch zone.showing(day, secondOfDay: second) {
    case .once: return zone.instant(day, secondOfDay: second)
    case .never: return zone.endOfGap(day, secondOfDay: second)
    // A day is over when the next one begins, however often the clocks show that.
    case .twice: return zone.instant(day, secondOfDay: second, isSecond: isEnd && !isMidnight)
    }
  }

  /// Whether anything of a day counts.
  package func isWorkday(_ day: Day) -> Bool { !intervals(on: day).isEmpty }

  // MARK: Time

  /// How far ahead is looked for time that counts: some 27 years.
  private static let horizon = 10_000

  /// The moment when so much time that counts has passed; a time that fits exactly ends when work ends. Of no time it is
  /// the start, or when work begins next.
  ///
  /// - Returns: nil where there is not so much time within 27 years, or before the year 10000.
  package func adding(_ seconds: Int, to start: Instant) -> Instant? {
    var left = max(0, seconds)
    // The day before may reach into this one where clocks are put back over midnight.
    let first = zone.local(start).day - 1
    for day in 0..<Self.horizon {
      for stretch in stretches(on: first + day) where stretch.end > start {
        let from = max(stretch.start, start)
        let length = stretch.end.seconds - from.seconds
        if left <= length { return (from + left).isWithinYears ? from + left : nil }
        left -= length
      }
    }
    return nil
  }

  /// How much of the time between two moments counts, in seconds; 0 where the second comes first.
  package func between(_ start: Instant, _ end: Instant) -> Int {
    counted(from: start, to: end).reduce(0) { $0 + $1.seconds }
  }

  /// The times between two moments that count, in order.
  package func counted(from start: Instant, to end: Instant) -> [Stretch] {
    guard start < end else { return [] }
    var found: [Stretch] = []
    var day = zone.local(start).day - 1
    let last = zone.local(end).day
    while day <= last {
      for stretch in stretches(on: day) {
        let from = max(stretch.start, start)
        let to = min(stretch.end, end)
        if from < to { found.append(Stretch(from, to)) }
      }
      day = day + 1
    }
    return found
  }

  // MARK: Days of work

  /// When work ends on the n-th day of work after the day of a moment.
  ///
  /// - Parameter days: at least 1.
  /// - Returns: nil where there are not so many within 27 years.
  package func closing(afterDays days: Int, from start: Instant) -> Instant? {
    adding(workdays: max(1, days), to: zone.local(start).day).flatMap {
      stretches(on: $0).last?.end
    }
  }

  /// `days` days of work later, or earlier.
  ///
  /// - Returns: nil where there are not so many within 27 years.
  package func adding(workdays days: Int, to start: Day) -> Day? {
    var day = start
    var left = abs(days)
    var walked = 0
    while left > 0 {
      day = day + (days < 0 ? -1 : 1)
      walked += 1
      if isWorkday(day) {
        left -= 1
        walked = 0
      }
      guard walked < Self.horizon, (1...9999).contains(day.date.year) else { return nil }
    }
    return day
  }
}
