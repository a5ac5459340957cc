import CRMDomain
import CRMStore

/// What tickets are promised: by the first policy that fits, as it says when they come to it.
struct Promises {
  /// The policies, as they are while an operation lasts.
  private final class Book {
    let matcher: RecordMatcher
    var policies: [Row]
    init(_ matcher: RecordMatcher, _ policies: [Row]) {
      self.matcher = matcher
      self.policies = policies
    }
  }

  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Promises within the operation of an editor.
  init(_ editor: RecordEditor) { self.editor = editor }

  private func book() throws(CRMError) -> Book {
    if let book = editor.memory[Book.self] { return book }
    let table = try database.table(.sla)
    var policies: [Row] = []
    for number in try database.connection.numbers(TicketSQL.policies) {
      let row = Row(table.layout)
      if try database.load(number, of: table, into: row) { policies.append(row) }
    }
    let book = Book(RecordMatcher(database, .ticket), policies)
    editor.memory[Book.self] = book
    return book
  }

  /// Lets go of the policies that were read, as one changed.
  func forget() { editor.memory[Book.self] = nil }

  /// The policy a ticket is held to: the one it names, or the first that fits; nil where none does.
  func policy(of ticket: Row) throws(CRMError) -> Row? {
    let book = try book()
    if let chosen = ticket[Ticket.sla] { return try database.row(chosen, of: .sla) }
    var before: Int64?
    for policy in book.policies {
      // What is promised to nobody any more goes on to hold for whom it was promised to.
      if policy[SLA.active] == false {
        if before == nil { before = try lastPolicy(of: ticket) ?? 0 }
        guard before == policy.integer(RecordTable.id) else { continue }
      }
      if let contract = policy[SLA.contract], contract != ticket[Ticket.contract] { continue }
      let name = policy[SLA.name] ?? ""
      if try book.matcher.fits(ticket.integer(RecordTable.id), policy[SLA.filter], of: name) {
        return policy
      }
    }
    return nil
  }

  /// By which policy a ticket was promised something last.
  private func lastPolicy(of ticket: Row) throws(CRMError) -> Int64? {
    try database.connection.integer(
      TicketSQL.lastPolicy, .integer(ticket.integer(RecordTable.id)))
  }

  /// Promises a ticket what its policy says, where that is something else than was promised last.
  ///
  /// - Parameter start: from when on.
  /// - Returns: whether it was something else.
  @discardableResult
  func renew(_ ticket: Row, from start: Instant) throws(CRMError) -> Bool {
    let table = try database.table(.promise)
    let number = ticket.integer(RecordTable.id)
    let row = Row(table.layout)
    row[Promise.ticket] = number
    row[Promise.at] = start
    let policy = try policy(of: ticket)
    try Promises.fill(row, policy, ticket[Ticket.priority] ?? "normal", in: database)
    let last = Row(table.layout)
    if let known = try database.connection.integer(TicketSQL.lastPromise, .integer(number)),
      try database.load(known, of: table, into: last)
    {
      let keys: [any AnyKey] = [
        Promise.sla, Promise.priority, Promise.firstResponse, Promise.nextResponse, Promise.update,
        Promise.resolution, Promise.calendar, Promise.pauses, Promise.reopen,
      ]
      if keys.allSatisfy({ row.isEqual($0, to: last) }) { return false }
    } else if policy == nil {
      return false
    }
    try editor.operation.insert(row, into: table)
    return true
  }

  /// Writes what a policy promises for a priority.
  static func fill(
    _ row: Row, _ policy: Row?, _ priority: String, in database: Database
  ) throws(CRMError) {
    row[Promise.priority] = priority
    guard let policy else { return }
    row[Promise.sla] = policy.integer(RecordTable.id)
    for (from, to) in [
      (SLA.firstResponse, Promise.firstResponse), (SLA.nextResponse, Promise.nextResponse),
      (SLA.update, Promise.update), (SLA.resolution, Promise.resolution),
    ] {
      guard let text = policy[from] else { continue }
      do throws(ValueFault) { row[to] = try TargetText(text).spans[priority]?.description } catch {}
    }
    row[Promise.pauses] = policy[SLA.pauses]
    row[Promise.reopen] = policy[SLA.reopen]
    let always = (policy[SLA.aroundTheClock] ?? "").withBytes { RecordDraft.texts($0) }
    guard !always.contains(priority) else { return }
    row[Promise.calendar] = policy[SLA.calendar]
    if row.isNull(Promise.calendar) { row[Promise.calendar] = try database.organisationCalendar() }
  }

  /// Promises every open ticket what holds for it now.
  func renewAll() throws(CRMError) {
    forget()
    let table = try database.table(.ticket)
    let row = Row(table.layout)
    var count = 0
    for number in try database.connection.numbers(TicketSQL.open)
    where try database.load(number, of: table, into: row) {
      if try renew(row, from: editor.operation.context.at) { count += 1 }
    }
    guard count > 0 else { return }
    editor.note(
      count == 1
        ? "1 open ticket is promised something else from now on"
        : "\(count) open tickets are promised something else from now on")
  }
}
