/// A run of days: both ends belong to it.
package struct Period: Sendable, Hashable {
  /// The first day.
  package var first: Day
  /// The last day.
  package var last: Day

  /// From `first` to `last`.
  package init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  /// The units of a calendar.
  package enum Unit: String, CaseIterable, Sendable { case week, month, quarter, year }

  /// The calendar unit a day lies in.
  package init(_ unit: Unit, around day: Day) {
    let date = day.date
    switch unit {
    case .week:
      first = day - (day.weekday - 1)
      last = first + 6
    case .month:
      first = day - (date.day - 1)
      last = first + (Day.length(ofMonth: date.month, year: date.year) - 1)
    case .quarter:
      let months = (date.month - 1) % 3
      first = Period(.month, around: day.adding(months: -months)).first
      last = first.adding(months: 3) - 1
    case .year:
      first = Period(.month, around: day.adding(months: 1 - date.month)).first
      last = first.adding(months: 12) - 1
    }
  }

  /// The unit `count` units later.
  package init(_ unit: Unit, around day: Day, moved count: Int) {
    let moved =
      switch unit {
      case .week: day + 7 * count
      case .month: Period(.month, around: day).first.adding(months: count)
      case .quarter: Period(.quarter, around: day).first.adding(months: 3 * count)
      case .year: Period(.year, around: day).first.adding(months: 12 * count)
      }
    self.init(unit, around: moved)
  }

  /// The unit of a calendar it is; nil for other runs of days.
  package var unit: Unit? { Unit.allCases.first { Period($0, around: first) == self } }

  /// The one before: the unit before of a unit, as many days before of another run of days.
  package var previous: Period {
    if let unit { return Period(unit, around: first, moved: -1) }
    return Period(first: first - (last - first + 1), last: first - 1)
  }

  /// The same a year before: of a week the one 52 weeks before.
  package var yearBefore: Period {
    switch unit {
    case .week?: Period(first: first - 364, last: last - 364)
    case let unit?: Period(unit, around: first.adding(months: -12))
    case nil: Period(first: first.adding(months: -12), last: last.adding(months: -12))
    }
  }

  /// Reads `2026`, `2026-Q3`, `2026-11`, `2026-W47`.
  package init?(_ text: Bytes) {
    guard let year = Day.digits(text, 0, 4), (1...9999).contains(year) else { return nil }
    let january = Day(year: year, month: 1, day: 1)
    guard let january else { return nil }
    if text.count == 4 {
      self.init(.year, around: january)
      return
    }
    guard text.count > 6, text[4] == UInt8(ascii: "-") else { return nil }
    switch (text.count, text[5].lower) {
    case (7, UInt8(ascii: "q")):
      guard let quarter = Day.digits(text, 6, 1), (1...4).contains(quarter) else { return nil }
      self.init(.quarter, around: january.adding(months: 3 * (quarter - 1)))
    case (8, UInt8(ascii: "w")), (7, UInt8(ascii: "w")):
      guard let week = Day.digits(text, 6, text.count - 6), let monday = Day(year: year, week: week)
      else { return nil }
      self.init(first: monday, last: monday + 6)
    case (7, _):
      guard let month = Day.digits(text, 5, 2), (1...12).contains(month) else { return nil }
      self.init(.month, around: january.adding(months: month - 1))
    default: return nil
    }
  }
}
