import CRMDomain
import CRMStore

/// What is said about a ticket: where it belongs, and what follows from it.
struct TicketMessages {
  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Messages within the operation of an editor.
  init(_ editor: RecordEditor) { self.editor = editor }

  /// Fills in what goes without saying of something said about a ticket: whom with, and whether the customer sees it.
  func complete(_ change: RecordChange) throws(CRMError) {
    let row = change.row
    if !change.isImported, row[Activity.ticket] != nil { try refusePublicNote(row) }
    guard var number = row[Activity.ticket], change.old == nil || change.differs(Activity.ticket)
    else { return }
    fillSaid(change)
    let table = try database.table(.ticket)
    let ticket = Row(table.layout)
    guard try editor.operation.load(number, of: table, into: ticket) else { return }
    let parties = (contact: ticket[Ticket.contact], company: ticket[Ticket.company])
    // What is said to one that was merged is said to the one it became a part of.
    let survivor = try MergedTickets(database).survivor(of: number)
    if survivor != number {
      editor.note("ticket \(number) was merged into ticket \(survivor)")
      number = survivor
      row[Activity.ticket] = number
      // It may be another team's, and is theirs to go on with.
      guard try editor.operation.load(number, of: table, into: ticket) else { return }
    }
    // What the customer writes to what was closed long ago is a new ticket, and what they write then is about that.
    let isWord = !change.isImported && change.old == nil && isCustomers(row)
    while isWord, isTooLate(ticket),
      let next = try database.connection.integer(TicketSQL.follower, .integer(number)),
      try editor.operation.load(next, of: table, into: ticket)
    {
      editor.note("ticket \(number) was closed long ago: the customer went on as ticket \(next)")
      number = next
      row[Activity.ticket] = next
    }
    if isWord, isTooLate(ticket) { row[Activity.ticket] = try follow(ticket, row) }
    // Whoever asked by the ticket that was named.
    for (key, party) in [(Activity.contact, parties.contact), (Activity.company, parties.company)]
    where row.isNull(key) && !change.draft.wrote(key) {
      row[key] = party
    }
  }

  /// Who began it, and whether the customer sees it, where nobody said.
  private func fillSaid(_ change: RecordChange) {
    let row = change.row
    let type = row[Activity.type] ?? "note"
    if type != "note", row.isNull(Activity.direction), !change.isImported,
      !change.draft.wrote(Activity.direction)
    {
      row[Activity.direction] = "out"
    }
    if row.isNull(Activity.isPublic) { row[Activity.isPublic] = type != "note" }
  }

  /// A note is for the team, for ever.
  private func refusePublicNote(_ row: Row) throws(CRMError) {
    guard row[Activity.type] ?? "note" == "note", row[Activity.isPublic] == true else { return }
    var error = CRMError(
      .data, code: "invalid_value", "a note is for the team, and the customer does not see it",
      hint: "answer the customer: crm ticket reply \(row[Activity.ticket] ?? 0) …")
    error.field = Activity.isPublic.name
    throw error
  }

  /// Whether something is the word of the customer: no note of ours, and nothing a program sent.
  private func isCustomers(_ row: Row) -> Bool {
    row[Activity.direction] == "in" && row[Activity.type] ?? "note" != "note"
      && row[Activity.automatic] != true
  }

  private func isTooLate(_ ticket: Row) -> Bool {
    guard ticket[Ticket.status] == "closed", let closed = ticket[Ticket.closedAt] else {
      return false
    }
    let days = TicketWords.reopenDays
    return editor.operation.context.at.seconds - closed.seconds > days * 86_400
  }

  /// Makes the ticket by which a customer goes on that was closed long ago.
  private func follow(_ ticket: Row, _ message: Row) throws(CRMError) -> Int64 {
    let number = ticket.integer(RecordTable.id)
    var changes: [FieldChange] = [
      .json(Ticket.subject.name, .string(ticket[Ticket.subject] ?? "")),
      .set(Ticket.priority, ticket[Ticket.priority] ?? "normal"),
    ]
    for key in [Ticket.contact, Ticket.company, Ticket.contract, Ticket.product, Ticket.team] {
      if let record = ticket[key] { changes.append(.known(key, record)) }
    }
    for key in [Ticket.category, Ticket.channel, Ticket.kind] {
      if let text = ticket[key] { changes.append(.json(key.name, .string(text))) }
    }
    if let body = message[Activity.body] { changes.append(.json(Ticket.body.name, .string(body))) }
    let made = try editor.add(changes, to: .ticket, as: .effect).number
    let table = try database.table(.ticket)
    let (old, new) = (Row(table.layout), Row(table.layout))
    if try editor.operation.load(made, of: table, into: old) {
      new.copy(old)
      new[Ticket.follows] = number
      try editor.operation.update(old, to: new, in: table)
    }
    editor.note(
      "ticket \(number) was closed more than \(TicketWords.reopenDays) days ago:"
        + " this is ticket \(made)")
    return made
  }

  /// Whether something was said before the ticket came to where it is: a letter that was read late.
  private func isPast(_ row: Row, _ ticket: Row) throws(CRMError) -> Bool {
    guard let at = row[Activity.at] else { return false }
    let moved = try editor.operation.statement(TicketSQL.lastMove)
    moved.bind(1, ticket.integer(RecordTable.id))
    defer { moved.reset() }
    guard try moved.step(), let last = moved.string(0)?.withBytes({ Instant($0) }) else {
      return false
    }
    return at < last
  }

  /// Does what follows from something said: what waited for the customer goes on, what was new is being worked on.
  func followed(_ change: RecordChange) throws(CRMError) {
    let row = change.row
    guard let number = row[Activity.ticket], change.becomes(Activity.status, "held"),
      !change.isImported, row[Activity.type] != "note", row[Activity.automatic] != true,
      let ticket = try database.row(number, of: .ticket)
    else { return }
    let status = ticket[Ticket.status] ?? ""
    let isFromCustomer = isCustomers(row)
    let isTalk = TicketWords.talk.contains(row[Activity.type] ?? "")
    if !isFromCustomer || isTalk, row[Activity.isPublic] == true {
      try TicketAlarms(editor).end(
        number, [ServiceClock.Kind.firstResponse, .nextResponse, .update].map { $0.rawValue })
    }
    let goesOn =
      isFromCustomer
      ? ["waiting_customer"] + TicketWords.over + (isTalk ? ["new"] : [])
      : row[Activity.isPublic] == true ? ["new"] : []
    guard goesOn.contains(status), ticket[Ticket.mergedInto] == nil,
      try !isPast(row, ticket)
    else { return }
    guard try database.mayChange(.ticket, number) else {
      // Nobody's word is swallowed: who works on it is told.
      let lead = try TicketLeads(database).lead(of: ticket)
      return try ProgramTask(
        origin: "wrote:\(number):\(row.integer(RecordTable.id))",
        title: "Ticket \(number): the customer wrote, and it is \(status)",
        due: editor.rules.dates.clock.today, assignee: ticket[Ticket.assignee] ?? lead,
        links: [(Task.ticket, number)]
      ).make(editor)
    }
    try editor.follow(.ticket, number) { () throws(CRMError) in
      try editor.edit(number, of: .ticket, [.set(Ticket.status, "in_progress")], as: .effect)
    }
  }
}

extension NounRules {
  /// What is about a ticket that was merged is about the one it became a part of.
  func followMerged(_ change: RecordChange, _ key: Key<Int64>) throws(CRMError) {
    guard !change.isImported, let number = change.row[key], change.old == nil || change.differs(key)
    else { return }
    let ticket = try MergedTickets(database).survivor(of: number)
    guard ticket != number else { return }
    note("ticket \(number) was merged into ticket \(ticket)")
    change.row[key] = ticket
  }
}

/// Tickets that were merged, and those they became a part of.
struct MergedTickets {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The ticket by which one goes on that was merged, however often that was; itself where it was not.
  func survivor(of number: Int64) throws(CRMError) -> Int64 {
    var ticket = number
    var steps = 0
    while steps < 100,
      let next = try database.connection.integer(
        database.asking(TicketSQL.mergedInto), .integer(ticket))
    {
      ticket = next
      steps += 1
    }
    return ticket
  }

  /// Refuses what hangs on tickets that were merged, as an undo or a redo may leave it there.
  ///
  /// - Parameter statement: what hangs there: its number, the ticket, the one that goes on as.
  func refuse(
    _ noun: NounName, _ statement: String, _ isConcerned: (_ record: Int64, _ ticket: Int64) -> Bool
  ) throws(CRMError) {
    guard database.connection.isKnown(NounName.ticket.table),
      database.connection.isKnown(noun.table)
    else { return }
    let rows = try database.connection.prepare(statement)
    defer { rows.reset() }
    while try rows.step() {
      let (number, ticket, other) = (rows.integer(0), rows.integer(1), rows.integer(2))
      guard isConcerned(number, ticket) else { continue }
      throw CRMError(
        .data, code: "merged",
        "\(noun.rawValue) \(number) would be about ticket \(ticket), which was merged into ticket \(other)",
        hint: "look at that one: crm ticket show \(other)")
    }
  }
}
