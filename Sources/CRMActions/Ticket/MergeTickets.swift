import CRMDomain
import CRMStore

/// Makes one ticket of two, and two of one.
package struct MergeTickets {
  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Within the operation of an editor.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// What became of it.
  package struct Result {
    /// The ticket that goes on.
    package var ticket: Int64
    /// The messages and other records that went there.
    package var records: [Int64] = []
    /// How many they are.
    package var moved: Int { records.count }
  }

  /// Merges tickets into one: what was said about them, and what is to be done, is about that one. They stay, closed,
  /// and say where they went. The one that goes on is not changed, so that this is taken back whatever becomes of it.
  ///
  /// - Parameter isUndo: whether it takes a split back: then which came first says nothing.
  package func merge(
    _ others: [Int64], into target: Int64, isUndo: Bool = false
  ) throws(CRMError) -> Result {
    let table = try database.table(.ticket)
    let survivor = try database.unmergedTicket(target)
    var moved: [Int64] = []
    for number in others {
      guard number != target else { throw .usage("ticket \(number) cannot be merged into itself") }
      let (old, new) = (try database.unmergedTicket(number, " already"), Row(table.layout))
      if old[Common.open] ?? true, !(survivor[Common.open] ?? true) {
        throw CRMError(
          .data, code: "closed",
          "ticket \(target) is \(survivor[Ticket.status] ?? "closed"), and ticket \(number) is not",
          hint: "merge it the other way: crm ticket merge \(number) \(target)")
      }
      // What was promised first goes on, and what was broken is not hidden by merging it away.
      if !isUndo, old[Common.open] ?? true, let made = old[Common.createdAt],
        let other = survivor[Common.createdAt], made < other
      {
        throw CRMError(
          .data, code: "older",
          "ticket \(number) came before ticket \(target), and its promises would be gone with it",
          hint: "merge the younger into the older: crm ticket merge \(number) \(target)")
      }
      // What tells of its time is over with it.
      try TicketAlarms(editor).end(number)
      moved += try relink(number, to: target)
      new.copy(old)
      new[Ticket.mergedInto] = target
      if old[Common.open] ?? true {
        new.enter("closed")
        new[Ticket.closedAt] = editor.operation.context.at
      }
      try editor.operation.update(old, to: new, in: table)
    }
    return Result(ticket: target, records: moved)
  }

  /// Lets what is about one ticket be about another.
  private func relink(_ number: Int64, to target: Int64) throws(CRMError) -> [Int64] {
    var records: [Int64] = []
    for (noun, key) in [(NounName.activity, Activity.ticket), (.task, Task.ticket)] {
      records += try relink(noun, key, number) { _, new in new[key] = target }
    }
    try dropSecondVotes(of: number, for: target)
    records += try relink(.vote, Vote.ticket, number) { _, new in new[Vote.ticket] = target }
    records += try relink(.ticket, Ticket.problem, number) { old, new in
      // A problem that becomes a part of what comes from it is a problem of nothing.
      new[Ticket.problem] = old.integer(RecordTable.id) == target ? nil : target
    }
    return records
  }

  /// Who voted for both votes once.
  private func dropSecondVotes(of number: Int64, for target: Int64) throws(CRMError) {
    let table = try database.table(.vote)
    let row = Row(table.layout)
    for vote in try database.connection.numbers(TicketSQL.about(table.name), .integer(number)) {
      guard try editor.operation.load(vote, of: table, into: row),
        try database.connection.integer(
          TicketSQL.votedSame, .integer(target), .integer(row[Vote.contact] ?? 0),
          .integer(row[Vote.company] ?? 0), .integer(vote)) != nil
      else { continue }
      try editor.operation.delete(row, from: table)
    }
  }

  private func relink(
    _ noun: NounName, _ key: Key<Int64>, _ number: Int64,
    _ change: (_ old: Row, _ new: Row) throws(CRMError) -> Void
  ) throws(CRMError) -> [Int64] {
    let table = try database.table(noun)
    var records: [Int64] = []
    for record in try database.connection.numbers(TicketSQL.about(table.name), .integer(number)) {
      let (old, new) = (Row(table.layout), Row(table.layout))
      guard try editor.operation.load(record, of: table, into: old) else { continue }
      new.copy(old)
      try change(old, new)
      if try editor.operation.update(old, to: new, in: table) { records.append(record) }
    }
    return records
  }

  /// Makes a ticket of its own of some of what was said about another.
  package func split(
    _ number: Int64, _ messages: [Int64], _ changes: [FieldChange]
  ) throws(CRMError) -> Int64 {
    let table = try database.table(.ticket)
    let row = try database.existing(number, of: .ticket)
    let activities = try database.table(.activity)
    var found: [Row] = []
    for message in Set(messages).sorted() {
      let one = Row(activities.layout)
      guard try editor.operation.load(message, of: activities, into: one),
        one[Activity.ticket] == number
      else {
        throw .notFound(
          "activity \(message) is not about ticket \(number)",
          hint: "see what is: crm activity list ticket=\(number)")
      }
      found.append(one)
    }
    var all: [FieldChange] = [.set(Ticket.priority, row[Ticket.priority] ?? "normal")]
    for key in [
      Ticket.contact, Ticket.company, Ticket.contract, Ticket.product, Ticket.team, Ticket.assignee,
      Ticket.problem, Ticket.sla,
    ] {
      if let record = row[key] { all.append(.known(key, record)) }
    }
    for key in [Ticket.category, Ticket.channel, Ticket.kind] {
      if let text = row[key] { all.append(.json(key.name, .string(text))) }
    }
    let tags = (row[Common.tags] ?? "").withBytes { RecordDraft.texts($0) }
    if !tags.isEmpty {
      all.append(.json(Common.tags.name, .array(tags.map { .string($0) })))
    }
    if let body = found.first?[Activity.body] {
      all.append(.json(Ticket.body.name, .string(body)))
    }
    all.removeAll { change in changes.contains { $0.path == change.path } }
    let made = try editor.add(all + changes, to: .ticket).number
    let (old, new) = (Row(table.layout), Row(table.layout))
    if try editor.operation.load(made, of: table, into: old) {
      new.copy(old)
      new[Ticket.splitFrom] = number
      // What the customer wrote is answered from when they wrote it.
      let asked = found.filter { $0[Activity.direction] == "in" }.compactMap { $0[Activity.at] }
      if let first = asked.min(), let made = new[Common.createdAt], first < made {
        new[Common.createdAt] = first
      }
      try editor.operation.update(old, to: new, in: table)
    }
    for one in found {
      let other = Row(activities.layout)
      other.copy(one)
      other[Activity.ticket] = made
      try editor.operation.update(one, to: other, in: activities)
    }
    return made
  }
}

extension Database {
  /// The stored row of a ticket that goes on itself.
  ///
  /// - Parameter already: what the refusal says after the other ticket's number.
  /// - Throws: `notFound` where there is none of this number; `merged` where it went into another.
  func unmergedTicket(_ number: Int64, _ already: String = "") throws(CRMError) -> Row {
    let row = try existing(number, of: .ticket)
    if let other = row[Ticket.mergedInto] {
      throw CRMError(
        .data, code: "merged", "ticket \(number) was merged into ticket \(other)\(already)",
        hint: "look at that one: crm ticket show \(other)")
    }
    return row
  }
}
