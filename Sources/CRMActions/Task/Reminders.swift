import CRMDomain
import CRMStore

/// What people are to be reminded of, each of them once.
///
/// A reminder is due its lead before its task, or when the task is; of a task for a day that is counted from eight
/// in the morning of that day, where its assignee is. What was delivered to whom is noted with when it was due: one
/// that is put off is delivered again.
package struct Reminders {
  /// A reminder.
  package struct Reminder: Sendable, Equatable {
    /// Who is reminded.
    package var login: String
    /// Of what: a task that is due, an activity that is planned, a quote that was opened.
    package var kind: String
    /// The record.
    package var noun: NounName
    package var record: Int64
    /// What it is called, and with whom it is.
    package var title: String
    package var with: String?
    /// When it is due, as it is stored.
    package var due: String
    /// When the reminder was due.
    package var at: Instant
  }

  /// The hour of a day at which one is reminded of what is due some time that day.
  private static let morning = 8 * 3600

  private let database: Database
  private let now: Instant
  private let zone: (Int64?) throws(CRMError) -> TimeZoneRules

  /// Reminders at a moment; `zone` tells the zone of a user.
  package init(
    _ database: Database, at now: Instant,
    zone: @escaping (Int64?) throws(CRMError) -> TimeZoneRules
  ) {
    self.database = database
    self.now = now
    self.zone = zone
  }

  /// When one is reminded of what is due, `lead` minutes before.
  package static func moment(_ due: String, lead: Int64, in zone: TimeZoneRules) -> Instant? {
    due.withBytes { bytes in
      if let day = Day(bytes) {
        // Days before are days on the calendar: an hour that a night loses is no hour less to know.
        let days = Int(lead) / 1440
        return zone.instant(day - days, secondOfDay: morning) - Int(lead) % 1440 * 60
      }
      return Instant(bytes).map { $0 - Int(lead) * 60 }
    }
  }

  /// What is due and was not delivered, by person and moment.
  ///
  /// - Parameters:
  ///   - login: whose; of everybody where nobody is named. Who does not see all records is reminded of their own: they
  ///     would tell others of some of theirs, and those of none of it again.
  ///   - quiet: whether a person is not to be disturbed at this moment.
  /// - Throws: `notPermitted` where others are named; `notFound` where nobody is called so.
  package func due(
    of named: String?, quiet: (TimeZoneRules) -> Bool
  ) throws(CRMError) -> [Reminder] {
    var login = named
    if database.isRestricted {
      let authority = try database.authority()
      guard named == nil || named == authority.login else {
        throw authority.refusal("remind others")
      }
      login = authority.login
    }
    var found: [Reminder] = []
    let rows = try database.connection.prepare(ReminderSQL.users)
    var users: [(id: Int64, login: String)] = []
    while try rows.step() { users.append((rows.integer(0), rows.string(1) ?? "")) }
    rows.reset()
    if let login, !users.contains(where: { $0.login == login }) {
      throw .notFound("there is no active user \"\(login)\"", hint: "crm user list")
    }
    for user in users where login == nil || user.login == login {
      let zone = try zone(user.id)
      if quiet(zone) { continue }
      try tasks(of: user, zone, &found)
      try planned(of: user, zone, &found)
      try openings(of: user, &found)
    }
    return found.sorted {
      ($0.login, $0.at.seconds, $0.record) < ($1.login, $1.at.seconds, $1.record)
    }
  }

  private func tasks(
    of user: (id: Int64, login: String), _ zone: TimeZoneRules, _ found: inout [Reminder]
  ) throws(CRMError) {
    // No lead is longer than ten years.
    try due(
      .task, ReminderSQL.tasks, [.text((now.day + 3660).description)], of: user, zone, &found)
  }

  private func planned(
    of user: (id: Int64, login: String), _ zone: TimeZoneRules, _ found: inout [Reminder]
  ) throws(CRMError) {
    // Of what was to begin yesterday nobody needs to be told; that it waits to be noted stands in 'today'.
    let span = [(now - 86_400).description, Instant(now.day + 3660).description]
    try due(.activity, ReminderSQL.planned, span.map { .text($0) }, of: user, zone, &found)
  }

  /// Finds records of a noun that are due at a moment, or some time before which somebody is reminded.
  private func due(
    _ noun: NounName, _ sql: String, _ span: [SQLValue], of user: (id: Int64, login: String),
    _ zone: TimeZoneRules, _ found: inout [Reminder]
  ) throws(CRMError) {
    let rows = try database.connection.prepare(sql)
    rows.bind([.integer(user.id), .text(user.login)] + span)
    while try rows.step() {
      let due = rows.string(2) ?? ""
      guard let at = Reminders.moment(due, lead: rows.integer(4), in: zone), at <= now else {
        continue
      }
      found.append(
        Reminder(
          login: user.login, kind: noun.rawValue, noun: noun, record: rows.integer(0),
          title: rows.string(1) ?? "", with: rows.string(3), due: due, at: at))
    }
  }

  private func openings(
    of user: (id: Int64, login: String), _ found: inout [Reminder]
  ) throws(CRMError) {
    let rows = try database.connection.prepare(ReminderSQL.openedQuotes)
    rows.bind([.integer(user.id), .text(user.login), .text((now - 30 * 86_400).description)])
    while try rows.step() {
      guard let at = Instant(rows.text(2)) else { continue }
      found.append(
        Reminder(
          login: user.login, kind: "quote_opened", noun: .quote, record: rows.integer(0),
          title: "\(rows.string(1) ?? "") was opened", with: rows.string(3), due: at.description,
          at: at))
    }
  }

  /// Notes that reminders were delivered.
  package func note(_ all: [Reminder]) throws(CRMError) {
    for reminder in all {
      try database.connection.run(
        ReminderSQL.note(in: database.connection.dialect.schemaName), .text(reminder.login),
        .text(reminder.kind), .integer(reminder.record),
        .text(reminder.due), .text(now.description))
    }
  }

  /// Takes back that reminders were delivered: nobody got them.
  package func forget(_ all: [Reminder]) throws(CRMError) {
    for reminder in all {
      try database.connection.run(
        ReminderSQL.forget(in: database.connection.dialect.schemaName), .text(reminder.login),
        .text(reminder.kind), .integer(reminder.record),
        .text(reminder.due))
    }
  }

  /// Whether a time of day lies in `22:00-07:00`; nil where the text is no such span.
  package static func isQuiet(_ span: String, _ secondOfDay: Int) -> Bool? {
    let ends = span.split(separator: "-").map { String($0).trimmed }
    guard ends.count == 2 else { return nil }
    var seconds: [Int] = []
    for end in ends {
      let text = end.includes(":") ? end : end + ":00"
      let read: Int? = text.withBytes { bytes in
        if text == "24:00" { return 86_400 }
        guard let (value, length) = LocalTime.time(bytes), length == bytes.count else { return nil }
        return value
      }
      guard let read else { return nil }
      seconds.append(read)
    }
    let (from, to) = (seconds[0], seconds[1])
    return from <= to
      ? secondOfDay >= from && secondOfDay < to : secondOfDay >= from || secondOfDay < to
  }
}
