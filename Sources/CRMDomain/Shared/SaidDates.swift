/// The words for days and periods a shell offers; all of them are read by `DateParser`.
package enum SaidDates {
  /// Days: `today`, `friday`, `end-of-month` …
  package static let days =
    [
      "today", "tomorrow", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday",
      "saturday", "sunday",
    ] + Period.Unit.allCases.flatMap { ["start-of-" + $0.rawValue, "end-of-" + $0.rawValue] }

  /// Periods: `this-week`, `last-quarter` …
  package static let periods = Period.Unit.allCases.flatMap { unit in
    ["this-", "last-", "next-"].map { $0 + unit.rawValue }
  }
}
