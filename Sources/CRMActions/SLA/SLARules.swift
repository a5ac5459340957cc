import CRMDomain
import CRMStore

/// A policy has a name of its own and a filter that reads; what it says holds for open tickets from now on.
struct SLARules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    try database.needEverything(to: Self.whatHangs)
    try refuseTwins(.sla, numbers, in: database)
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    try needEverybodysTickets()
    try refuseSameName(change)
    try checkFilter(change, SLA.filter)
    guard
      [SLA.firstResponse, SLA.nextResponse, SLA.update, SLA.resolution].allSatisfy({
        row.isNull($0)
      })
    else { return }
    throw CRMError(
      .data, code: "required", "a policy that promises nothing is none",
      hint: "give it a target, as first_response=1h or resolution=\"high 8h normal 3d\"")
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    try Promises(editor).renewAll()
    return []
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    let number = row.integer(RecordTable.id)
    guard try database.connection.integer(TicketSQL.promisedBy, .integer(number)) != nil else {
      return
    }
    throw CRMError(
      .data, code: "in_use", "tickets were promised what sla \(number) says, and that is kept",
      hint: "promise it to nobody from now on: crm sla edit \(number) active=no")
  }
}

extension NounRules {
  /// Refuses what changes the promises of tickets whoever works does not see.
  func needEverybodysTickets() throws(CRMError) {
    try database.needEverything(to: Self.whatHangs)
  }

  /// What hangs on policies and calendars, as it is refused to who does not see all of it.
  static var whatHangs: String { "change when tickets of all teams are due" }

  /// Refuses a filter on tickets that cannot be read. One that was there may have come to name what is gone: it stands
  /// in nobody's way who changes something else.
  func checkFilter(_ change: RecordChange, _ key: Key<String>) throws(CRMError) {
    guard change.old == nil || change.differs(key), let text = change.row[key],
      !text.trimmed.isEmpty
    else { return }
    _ = try database.members(of: .ticket, filter: text, named: "", ofAll: true)
  }
}
