import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let remind = Verb(
    "remind", .sends, "Print what people are to be reminded of, each of it once. Made for cron.",
    """
    Tasks that are due, or whose reminder is, calls and meetings that are about to begin, and quotes that were opened, of every user or of one; who does not see all records is reminded of their own. What was printed \
    is not printed again, whoever runs it and however many at a time; what a run missed the next one prints. When \
    there is nothing it prints nothing and ends with 0. In quiet hours (the setting quiet_hours, or '--quiet-hours') \
    a person is left alone; what came due then follows. If the answer cannot be written nothing counts as delivered.

      $ crm remind
      $ crm remind --user me --format jsonl
      $ crm remind --quiet-hours 22:00-07:00 --dry-run
    """,
    answers: """
      [{user: text, kind: text, noun: text, id: int, title: text, with: text?, due: text, at: moment}]
      """
  ) { a throws(CRMError) in
    let user: String? = try a.option("user", value: "login", "Only this one.", completing: .users)
    let quiet: String? = try a.option(
      "quiet-hours", value: "from-to", "When nobody is disturbed, where they are.")
    return { context throws(CRMError) in
      try Remind(context).run(user: user, quiet: quiet)
    }
  }
}

private struct Remind {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func run(user named: String?, quiet given: String?) throws(CRMError) {
    let database = try context.database(.writing)
    // Who somebody is to a server is known once it is asked.
    let user = named == "me" ? context.actor : named
    let now = try context.now()
    var span = given
    if span == nil { span = try database.settings()["quiet_hours"] }
    if let span, Reminders.isQuiet(span, 0) == nil {
      throw .usage("\"\(span)\" are no quiet hours", hint: "--quiet-hours 22:00-07:00")
    }
    let reminders = Reminders(database, at: now) { n throws(CRMError) in try context.zone(ofUser: n)
    }
    // Somebody else may be printing the same: who notes it first prints it.
    let (found, _) = try context.perform { operation throws(CRMError) in
      let found = try reminders.due(of: user) { zone in
        span.flatMap { Reminders.isQuiet($0, zone.local(now).secondOfDay) } ?? false
      }
      if !found.isEmpty, !context.options.dryRun {
        try reminders.note(found)
        operation.noteMaintenance()
      }
      return found
    }
    guard !found.isEmpty else { return }
    do throws(CRMError) {
      try write(found)
      try context.flush()
      context.status = 0
    } catch {
      guard !context.options.dryRun else { throw error }
      _ = try context.perform { operation throws(CRMError) in
        try reminders.forget(found)
        operation.noteMaintenance()
      }
      throw error
    }
  }

  private func write(_ found: [Reminders.Reminder]) throws(CRMError) {
    let columns = [
      OutputColumn("user", heading: "USER"), OutputColumn("kind", heading: "KIND"),
      OutputColumn("noun", heading: "NOUN"),
      OutputColumn("id", .integer(1...Int64.max), heading: "ID"),
      OutputColumn("title", heading: "TITLE"), OutputColumn("with", heading: "WITH"),
      OutputColumn("due", .due, heading: "DUE"), OutputColumn("at", .instant, heading: "AT"),
    ]
    let grid = Grid(columns, .named(noun: 2, number: 3)) { emit throws(CRMError) in
      for reminder in found {
        try Texts.with([
          reminder.login, reminder.kind, reminder.noun.rawValue, reminder.title,
          reminder.with ?? "",
          reminder.due, reminder.at.description,
        ]) { cells throws(CRMError) in
          try emit([
            cells[0], cells[1], cells[2], .integer(reminder.record), cells[3], cells[4], cells[5],
            cells[6],
          ])
        }
      }
    }
    let display = DisplayText(try context.locale())
    grid.lines = { () throws(CRMError) in
      found.map { reminder in
        let words = [
          reminder.login, display.due(reminder.due), reminder.title, reminder.with ?? "",
          "\(reminder.noun.rawValue) \(reminder.record)",
        ].filter { !$0.isEmpty }
        return TextLine(words.joined(separator: "  "))
      }
    }
    try context.answer(choosing: grid)
  }
}
