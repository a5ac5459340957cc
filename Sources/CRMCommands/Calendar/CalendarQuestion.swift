import CRMDomain
import CRMOutput
import CRMStore

/// What a calendar is asked: its hours, and moments as its clocks show them.
struct CalendarQuestion {
  private let context: CommandContext
  /// Its hours.
  let hours: WorkingHours

  /// A question to a calendar, by name or number.
  init(_ calendar: String, _ context: CommandContext) throws(CRMError) {
    self.context = context
    let number = try context.record(calendar, .calendar, .reading)
    hours = try context.database(.reading).hours(ofCalendar: number)
  }

  /// The moment a text means: on the clocks of the calendar, where it names no offset and `--tz` no zone.
  func moment(_ text: String) throws(CRMError) -> Instant {
    try context.moment(text, in: context.options.timeZone == nil ? hours.zone : context.zone())
  }

  /// A moment, after RFC 3339.
  func text(_ instant: Instant) -> String { hours.zone.text(instant) }

  /// Answers with a line, or an object; `--explain` adds the times that count and their sum.
  func answer(
    _ line: String, _ members: [JSON.Member], explaining stretches: [WorkingHours.Stretch]?
  ) throws(CRMError) {
    var told = Told { say throws(CRMError) in
      for stretch in stretches ?? [] {
        try say(
          TextLine(
            "\(text(stretch.start))  \(text(stretch.end))  \(WorkingSpan.text(stretch.seconds))"))
      }
      try say(TextLine(line))
    }
    told.object = { () throws(CRMError) in
      guard let stretches else { return .object(members) }
      let intervals = stretches.map { stretch in
        JSON.object([
          JSON.Member("start", .string(text(stretch.start))),
          JSON.Member("end", .string(text(stretch.end))),
          JSON.Member("seconds", .number("\(stretch.seconds)")),
        ])
      }
      return .object(members + [JSON.Member("intervals", .array(intervals))])
    }
    try context.answer(.told(told))
  }
}
