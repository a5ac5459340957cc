import CRMDomain
import CRMOutput

extension Verb {
  static let calendarDue = Verb(
    "due", .reads, "Say when a length of time is over, counted in the hours of a calendar.",
    """
    START is a moment as the clocks of the calendar show it, or one with an offset. DURATION is hours and minutes that \
    count ('4h', '90min', '1h30min'), or days ('2d'): when work ends on the second day of work after the day of START. \
    What fits exactly ends when work ends, and not when it begins again. '--explain' prints the times that are counted.

      $ crm calendar due Standard "2026-04-01 14:00" 8h
      $ crm calendar due Standard "2026-04-01 14:00" 8h --explain
      $ crm calendar due 24x7 2026-03-28T23:30:00+01:00 4h --json
    """,
    answers: """
      {due: text, seconds: int, intervals?: [{start: text, end: text, seconds: int}]}
      """
  ) { a throws(CRMError) in
    let calendar: String = try a.argument("calendar", "The calendar.", completing: .records)
    let start: String = try a.argument("start", "When it begins.", completing: .days)
    let length: String = try a.argument("duration", "How long it is.")
    let explain = a.flag("explain", "Print the times that are counted.")
    return { context throws(CRMError) in
      let question = try CalendarQuestion(calendar, context)
      let from = try question.moment(start)
      guard let span = WorkingSpan(length) else {
        throw .usage("\"\(length)\" is no length of time", hint: "write it as 4h, 90min or 2d")
      }
      guard let due = question.hours.end(of: span, from: from) else {
        throw CRMError(
          .data, code: "never",
          "\(calendar) has not so much time within 27 years, or before the year 10000",
          hint:
            "give it hours: crm calendar edit \(ShellWord.quoted(calendar)) hours=\"mon-fri 08:00-16:00\""
        )
      }
      let counted = question.hours.counted(from: from, to: due)
      try question.answer(
        question.text(due),
        [
          JSON.Member("due", .string(question.text(due))),
          JSON.Member("seconds", .number("\(counted.reduce(0) { $0 + $1.seconds })")),
        ], explaining: explain ? counted : nil)
    }
  }
}
