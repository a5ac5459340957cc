import CRMDomain
import CRMStore

/// A ticket is promised what its policy says, finds who works on it, and is over with what depends on it.
struct TicketRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
  static var jobs: [any Job.Type] { [EscalationJob.self] }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    let (draft, row) = (change.draft, change.row)
    fillCompany(change)
    try followMerged(change, Ticket.problem)
    if row[Ticket.assignee] != nil, change.old?[Ticket.assignee] == nil {
      row[Ticket.alarm] = nil
    }
    if change.old == nil {
      // Who took it in goes on to see it, whoever works on it.
      if database.isRestricted, row.isNull(Common.owner), !draft.wrote(Common.owner),
        try database.isColleague(operation.user)
      {
        row[Common.owner] = operation.user
      }
      if change.isImported {
        // What this program wrote itself says whether it was brought from elsewhere.
        let isOwn = editor.memory[FileFields.self]?.has(Ticket.broughtAt) == true
        if row.isNull(Ticket.broughtAt), !isOwn {
          row[Ticket.broughtAt] = operation.context.at
        }
        // What says only when it was closed was resolved by then, and had come.
        if row.isNull(Ticket.resolvedAt), row.isNull(Ticket.mergedInto),
          TicketWords.over.contains(row[Ticket.status] ?? "")
        {
          row[Ticket.resolvedAt] = row[Ticket.closedAt]
        }
        if row[Common.createdAt] == nil { row[Common.createdAt] = row[Ticket.resolvedAt] }
      }
      if !change.isImported, row.isNull(Ticket.contract), !draft.wrote(Ticket.contract) {
        try fillContract(row)
      }
      if row.isNull(Ticket.category), !draft.wrote(Ticket.category), !change.isImported {
        try suggestCategory(row)
      }
    }
    if let old = change.old, TicketWords.over.contains(old[Ticket.status] ?? ""),
      !TicketWords.over.contains(row[Ticket.status] ?? ""), !draft.wrote(Ticket.reopened)
    {
      row[Ticket.reopened] = (old[Ticket.reopened] ?? 0) + 1
    }
  }

  /// A customer with one contract is answered by that.
  private func fillContract(_ row: Row) throws(CRMError) {
    guard let company = row[Ticket.company] else { return }
    let contracts = try database.connection.numbers(
      TicketSQL.contracts, .integer(company), .text(rules.dates.clock.today.description))
    if contracts.count == 1 { row[Ticket.contract] = contracts[0] }
  }

  /// What a ticket belongs to follows from its words, where somebody said which.
  private func suggestCategory(_ row: Row) throws(CRMError) {
    guard let setting = try database.settings()["ticket_categories"],
      let found = TicketCategories(setting).category(
        of: (row[Ticket.subject] ?? "") + " " + (row[Ticket.body] ?? ""))
    else { return }
    row[Ticket.category] = found.category
    note("category \(found.category), because of \"\(found.word)\"")
  }

  func line(insteadOf move: Lifecycle.Move, _ row: Row) throws(CRMError) -> String? {
    if let other = row[Ticket.mergedInto] {
      return "it goes on as another: crm ticket show \(other)"
    }
    return move.verb == "close" ? "crm ticket resolve \(row.integer(RecordTable.id))" : nil
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    try refuseNonsense(change)
    guard let old = change.old, !change.isImported else { return }
    let (before, after) = (old[Ticket.status] ?? "", row[Ticket.status] ?? "")
    if let other = old[Ticket.mergedInto], row[Ticket.mergedInto] != nil,
      before != after || change.differs(Ticket.assignee, Ticket.team, Ticket.priority, Ticket.sla)
    {
      throw CRMError(
        .data, code: "merged",
        "ticket \(change.number) was merged into ticket \(other), and goes on there",
        hint: "look at that one: crm ticket show \(other)")
    }
    guard before != after else { return }
    if before == "closed", let closed = old[Ticket.closedAt],
      operation.context.at.seconds - closed.seconds > TicketWords.reopenDays * 86_400
    {
      throw CRMError(
        .data, code: "too_late",
        "ticket \(change.number) was closed more than \(TicketWords.reopenDays) days ago",
        hint: "make another: crm ticket add \(ShellWord.quoted(row[Ticket.subject] ?? "…"))"
          + " related=\(change.number)")
    }
  }

  /// Refuses what cannot have been.
  private func refuseNonsense(_ change: RecordChange) throws(CRMError) {
    let row = change.row
    if change.old == nil || change.differs(Common.createdAt, Ticket.resolvedAt),
      let made = row[Common.createdAt], let resolved = row[Ticket.resolvedAt], resolved < made
    {
      var error = CRMError(
        .data, code: "invalid_value", "a ticket is not resolved before it came",
        hint: "look at created_at and resolved_at")
      error.field = Ticket.resolvedAt.name
      error.value = resolved.description
      throw error
    }
    let related = (row[Ticket.related] ?? "").withBytes { RecordDraft.texts($0) }
    guard change.number > 0, related.contains("\(change.number)") else { return }
    var error = CRMError(
      .data, code: "circular", "ticket \(change.number) has to do with itself anyway",
      hint: "name the others: related=…")
    error.field = Ticket.related.name
    throw error
  }

  func settle(_ change: inout RecordChange) throws(CRMError) {
    for key in Self.leading {
      guard change.row[key] != nil, change.old == nil || change.differs(key) else { continue }
      guard change.number > 0 else { continue }
      try Self.refuseCircle(change.number, change.row, key, in: database)
    }
  }

  /// Refuses a ticket that would lead to itself.
  private static func refuseCircle(
    _ number: Int64, _ row: Row, _ key: Key<Int64>, in database: Database
  ) throws(CRMError) {
    var next = row[key]
    var steps = 0
    while let one = next, steps < 1000 {
      guard one != number else {
        var error = CRMError(
          .data, code: "circular",
          "ticket \(number) would lead to itself by \(key.name)",
          hint: "look at what it names: crm ticket show \(row[key] ?? one)")
        error.field = key.name
        throw error
      }
      next = try database.row(one, of: .ticket)?[key]
      steps += 1
    }
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    let table = try database.table(.ticket)
    let row = Row(table.layout)
    guard try operation.load(number, of: table, into: row) else { return [] }
    let isOpen = row[Common.open] ?? true
    if change.isTypedAnew, row[Ticket.assignee] == nil, row[Ticket.route] == nil {
      try route(row, in: table)
    }
    if isOpen, row[Ticket.mergedInto] == nil {
      let made = row[Common.createdAt] ?? operation.context.at
      try Promises(editor).renew(row, from: change.old == nil ? made : operation.context.at)
    }
    if change.old != nil, !change.isImported {
      if !isOpen {
        try TicketAlarms(editor).end(number)
      } else if change.differs(Ticket.assignee), row[Ticket.assignee] != nil {
        try TicketAlarms(editor).end(number, [PromiseWords.unassigned.key])
      }
    }
    if change.becomes(Ticket.status, "resolved"), change.old != nil, !change.isImported {
      try resolveIncidents(row)
      try tellVoters(row)
    }
    return []
  }

  /// Tickets do not lead to themselves, whichever of them came back.
  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    let wanted = Set(numbers)
    for number in try database.connection.numbers(TicketSQL.leading) where wanted.contains(number) {
      guard let row = try database.row(number, of: .ticket) else { continue }
      for key in leading where row[key] != nil {
        try refuseCircle(number, row, key, in: database)
      }
    }
    // What was merged before is as it was.
    var merged: Set<Int64> = []
    for number in try database.connection.numbers(TicketSQL.newlyMerged)
    where wanted.contains(number) {
      merged.insert(number)
    }
    guard !merged.isEmpty else { return }
    for noun in [NounName.activity, .vote] {
      try MergedTickets(database).refuse(noun, TicketSQL.leftBehind(noun)) { _, ticket in
        merged.contains(ticket)
      }
    }
  }

  /// What of a ticket names another it depends on.
  private static let leading = [Ticket.problem, Ticket.mergedInto, Ticket.follows]

  /// A split on which later work stands is taken back by bringing the two together: what was said since stays.
  static func takeBack(
    _ operation: LoggedOperation, within undo: Operation
  ) throws(CRMError) -> UndoReport? {
    let database = undo.database
    let rows = try database.connection.prepare(TicketSQL.splitBy)
    rows.bind(1, operation.id)
    defer { rows.reset() }
    guard try rows.step() else { return nil }
    let (made, from) = (rows.integer(0), rows.integer(1))
    rows.reset()
    let editor = RecordEditor(undo, try database.readingContext.rules())
    let result = try MergeTickets(editor).merge([made], into: from, isUndo: true)
    var report = UndoReport(restored: [(.activity, result.moved, result.records)])
    report.remarks = [
      "later work stands on ticket \(made), so it was merged into ticket \(from) with what was said since"
    ]
    return report
  }

  /// Hands a new ticket to somebody, and raises an alarm where nobody is found.
  private func route(_ row: Row, in table: RecordTable) throws(CRMError) {
    let result = try Routing(database, at: operation.context.at).route(row)
    guard result.hasRules else { return }
    if result.isFound, let last = result.reasons.last { note(last) }
    try apply(result, to: row, in: table)
  }

  /// Writes whom routing found into a ticket.
  func apply(_ result: Routing.Result, to row: Row, in table: RecordTable) throws(CRMError) {
    let number = row.integer(RecordTable.id)
    let new = Row(table.layout)
    new.copy(row)
    if result.isFound {
      if let team = result.team { new[Ticket.team] = team }
      if let user = result.assignee { new[Ticket.assignee] = user }
      new[Ticket.route] = result.route
      new[Ticket.routedTo] = result.assignee
      new[Ticket.turn] = result.turn
      new[Ticket.alarm] = nil
    } else if row[Ticket.assignee] == nil {
      // The team it is for sees it until somebody is there.
      if row[Ticket.team] == nil { new[Ticket.team] = result.fittingTeam }
      let reason = result.reasons.filter { !$0.hasSuffix("does not fit") }.joined(separator: "; ")
      new[Ticket.alarm] = String(reason.prefix(900))
    }
    try operation.update(row, to: new, in: table)
    row.copy(new)
    if result.assignee != nil {
      try TicketAlarms(editor).end(number, [PromiseWords.unassigned.key])
    }
    guard !result.isFound, row[Ticket.assignee] == nil,
      let lead = try TicketLeads(database).lead(of: row)
    else { return }
    try ProgramTask(
      origin: TicketAlarms.unrouted(number), title: "Nobody was found for ticket \(number)",
      due: rules.dates.clock.today, assignee: lead, links: [(Task.ticket, number)], isOnce: false
    ).make(editor)
  }

  /// What comes from a problem is resolved with it.
  private func resolveIncidents(_ row: Row) throws(CRMError) {
    let number = row.integer(RecordTable.id)
    for incident in try database.connection.numbers(TicketSQL.incidents, .integer(number)) {
      guard let one = try database.row(incident, of: .ticket) else { continue }
      guard try database.mayChange(.ticket, incident) else {
        let lead = try TicketLeads(database).lead(of: one)
        try ProgramTask(
          origin: "solved:\(number):\(incident)",
          title: "Ticket \(incident): its problem is resolved", due: rules.dates.clock.today,
          assignee: one[Ticket.assignee] ?? lead, links: [(Task.ticket, incident)]
        ).make(editor)
        continue
      }
      if one[Ticket.contact] ?? one[Ticket.company] != nil {
        try tell(one[Ticket.contact], one[Ticket.company], of: one)
      }
      try editor.follow(.ticket, incident) { () throws(CRMError) in
        var changes: [FieldChange] = [.set(Ticket.status, "resolved")]
        if let text = row[Ticket.resolution] { changes.append(.set(Ticket.resolution, text)) }
        return try editor.edit(incident, of: .ticket, changes, as: .effect)
      }
    }
  }

  /// Whoever wanted it too is told: a task each.
  private func tellVoters(_ row: Row) throws(CRMError) {
    let number = row.integer(RecordTable.id)
    let rows = try operation.statement(TicketSQL.voters)
    rows.bind(1, number)
    var voters: [(contact: Int64?, company: Int64?)] = []
    while try rows.step() {
      voters.append(
        (rows.isNull(0) ? nil : rows.integer(0), rows.isNull(1) ? nil : rows.integer(1)))
    }
    rows.reset()
    if !voters.isEmpty || row[Ticket.kind] == "idea", row[Ticket.contact] != nil {
      voters.removeAll { $0.contact == row[Ticket.contact] }
      voters.insert((row[Ticket.contact], row[Ticket.company]), at: 0)
    }
    for voter in voters { try tell(voter.contact, voter.company, of: row) }
  }

  /// Somebody tells a customer that what they asked for is done; once, however often it is reopened and resolved.
  private func tell(_ contact: Int64?, _ company: Int64?, of row: Row) throws(CRMError) {
    let number = row.integer(RecordTable.id)
    let due = try rules.dates.adding(workdays: 1, to: rules.dates.clock.today)
    try ProgramTask(
      origin: "told:\(number):\(contact ?? 0):\(company ?? 0)",
      title: "Tell the customer: \(row[Ticket.subject] ?? "") is done", due: due,
      assignee: row[Ticket.assignee] ?? row[Common.owner],
      links: [(Task.ticket, number), (Task.contact, contact), (Task.company, company)]
    ).make(editor)
  }
}
