import CRMDomain
import CRMStore

/// A calendar has a name of its own; the organisation's stays, under the name its setting has.
struct CalendarRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
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
    guard change.old != nil else { return [] }
    try operation.recount(
      tickets: try database.connection.numbers(TicketSQL.ofCalendar, .integer(number)))
    return []
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    guard row.integer(RecordTable.id) == (try database.organisationCalendar()) else { return }
    throw CRMError(
      .data, code: "in_use", "\(row[Calendar.name] ?? "it") is the organisation's calendar",
      hint: "let another one be first: crm config edit calendar=…")
  }
}

/// There is one version of a calendar for a day.
struct CalendarVersionRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
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

  func removed(_ row: Row, isLeaving: (NounName, Int64) -> Bool) throws(CRMError) {
    try recount(row)
  }

  private func recount(_ row: Row) throws(CRMError) {
    guard let calendar = row[CalendarVersion.calendar] else { return }
    try operation.recount(
      tickets: try database.connection.numbers(TicketSQL.ofCalendar, .integer(calendar)))
  }
}
