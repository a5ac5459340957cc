import CRMDomain
import CRMOutput

extension Verb {
  static let calendarBetween = Verb(
    "between", .reads, "Say how much of the time between two moments counts in a calendar.",
    """
    Moments are as the clocks of the calendar show them, or with an offset; of a day its beginning is meant. Nothing \
    counts where the second comes before the first.

      $ crm calendar between Standard "2026-04-01 14:00" "2026-04-07 14:00"
      $ crm calendar between Standard 2026-12-01 2027-01-01 --json
      $ crm calendar between Standard 2026-05-13 2026-05-16 --explain
    """,
    answers: """
      {seconds: int, intervals?: [{start: text, end: text, seconds: int}]}
      """
  ) { a throws(CRMError) in
    let calendar: String = try a.argument("calendar", "The calendar.", completing: .records)
    let start: String = try a.argument("from", "The first moment.", completing: .days)
    let end: String = try a.argument("to", "The second moment.", completing: .days)
    let explain = a.flag("explain", "Print the times that are counted.")
    return { context throws(CRMError) in
      let question = try CalendarQuestion(calendar, context)
      let counted = question.hours.counted(
        from: try question.moment(start), to: try question.moment(end))
      let seconds = counted.reduce(0) { $0 + $1.seconds }
      try question.answer(
        WorkingSpan.text(seconds), [JSON.Member("seconds", .number("\(seconds)"))],
        explaining: explain ? counted : nil)
    }
  }
}
