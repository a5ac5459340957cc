import CRMDomain
import CRMStore

/// A calendar has a name of its own; the organisation's stays, under the name its setting has.
struct CalendarRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    try database.needEverything(to: Self.whatHangs)
    try refuseTwins(.calendar, numbers, in: database)
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    if change.old != nil, isCounted(change) { try needEverybodysTickets() }
    if let zone = change.row[Calendar.zone], change.draft.wrote(Calendar.zone) {
      _ = try database.readingContext.zone(zone)
    }
    try refuseSameName(change)
    guard let old = change.old, change.differs(Calendar.name),
      let setting = try database.settings()["calendar"],
      Folding.key(old[Calendar.name] ?? "") == Folding.key(setting)
    else { return }
    throw CRMError(
      .data, code: "in_use", "\(setting) is the organisation's calendar",
      hint: "let another one be first: crm config edit calendar=…")
  }

  /// What was counted by other hours is counted anew.
  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard change.old != nil, isCounted(change) else { return [] }
    let tickets = try database.connection.numbers(TicketSQL.ofCalendar, .integer(number))
    try operation.recount(tickets: tickets)
    try recountUncounted(number)
    if !tickets.isEmpty {
      note(
        (tickets.count == 1 ? "1 ticket" : "\(tickets.count) tickets")
          + " whose time it counts: counted anew, also before today; other hours from a day on are"
          + " crm calendar_version add \(number) valid_from=… hours=…")
    }
    return []
  }

  /// Whether a change is one of what counts.
  private func isCounted(_ change: RecordChange) -> Bool {
    change.differs(
      Calendar.zone, Calendar.hours, Calendar.holidays, Calendar.eves, Calendar.days)
  }

  /// The organisation's calendar does not go as nobody made it.
  static func mayRestore(
    _ operation: LoggedOperation, _ direction: UndoOperation.Direction, in database: Database
  ) throws(CRMError) {
    guard case .undo = direction, let name = try database.settings()["calendar"],
      let number = try database.connection.integer(
        CalendarSQL.namedMadeBy, .text(Folding.key(name)), .integer(operation.id))
    else { return }
    throw operation.refusal(
      "made calendar \(number), which is the organisation's",
      hint: "let another one be first: crm config edit calendar=…")
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    try needEverybodysTickets()
    let number = row.integer(RecordTable.id)
    if number == (try database.organisationCalendar()) {
      throw CRMError(
        .data, code: "in_use", "\(row[Calendar.name] ?? "it") is the organisation's calendar",
        hint: "let another one be first: crm config edit calendar=…")
    }
    guard try database.connection.integer(TicketSQL.countedBy, .integer(number)) != nil else {
      return
    }
    throw CRMError(
      .data, code: "in_use",
      "tickets were counted by the hours of calendar \(number), and that is kept",
      hint: "promise by others from now on: crm sla list calendar=calendar:\(number)")
  }
}

/// There is one version of a calendar for a day.
struct CalendarVersionRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    try database.needEverything(to: Self.whatHangs)
    guard let calendar = try database.connection.integer(CalendarSQL.twinVersions) else { return }
    throw CRMError(
      .data, code: "exists", "calendar \(calendar) would have other hours twice from one day on",
      hint: "look at them: crm calendar_version list calendar=calendar:\(calendar)")
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    try needEverybodysTickets()
    let row = change.row
    guard let calendar = row[CalendarVersion.calendar], let day = row[CalendarVersion.validFrom],
      let known = try database.connection.integer(
        CalendarSQL.version, .integer(calendar), .text(day.description)),
      known != change.number
    else { return }
    var error = CRMError(
      .data, code: "exists",
      "calendar \(calendar) has other hours from \(day.description) on already",
      hint: "change these: crm calendar_version edit \(known) hours=…")
    error.candidates = ["calendar_version:\(known)"]
    throw error
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    try recount(change.row)
    return []
  }

  func mayRemove(_ row: Row) throws(CRMError) { try needEverybodysTickets() }

  func removed(_ row: Row, isLeaving: (NounName, Int64) -> Bool) throws(CRMError) {
    try recount(row)
  }

  private func recount(_ row: Row) throws(CRMError) {
    guard let calendar = row[CalendarVersion.calendar] else { return }
    try operation.recount(
      tickets: try database.connection.numbers(TicketSQL.ofCalendar, .integer(calendar)))
    try recountUncounted(calendar)
  }
}

extension NounRules {
  /// Counts the tickets anew that nothing is promised, by the organisation's hours, where a calendar is that.
  func recountUncounted(_ calendar: Int64) throws(CRMError) {
    guard calendar == (try database.organisationCalendar()) else { return }
    try operation.recount(tickets: try database.connection.numbers(TicketSQL.uncounted))
  }
}
