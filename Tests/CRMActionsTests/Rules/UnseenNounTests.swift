import CRMDomain
import CRMStore
import TestSupport
import Testing

@testable import CRMActions

/// A noun nobody has seen, with an owned part, an effect and rules, in this file alone.
private enum Ticket {
  static let name = NounName(rawValue: "ticket")
  static let title = Key<String>("title")
  static let status = Key<String>("status")
  static let company = Key<Int64>("company")
  static let closedAt = Key<Instant>("closed_at")

  static let entry = Noun(
    name, plural: "tickets", Labels("Ticket"), positional: ["title"], titles: ["title"],
    listed: ["id", "title", "status"], order: ["id"], writers: .everybody,
    behaviour: TicketRules.self,
    fields: [
      Field("title", .text, Labels("Title"), "What it is about.", [.required]),
      Field(
        "company", .reference(Reference(.company, inverse: "tickets", belongs: true)),
        Labels("Company"), "Whose it is."),
      Field(
        "status", .choice([Choice("new"), Choice("solved")]), Labels("Status"), "How far it is.",
        defaultValue: "new"),
      Field("closed_at", .instant, Labels("Closed"), "When it was solved.", [.system]),
    ])
}

/// A ticket that is solved says when, makes a task to ask how it went, and is not removed.
private struct TicketRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    if change.becomes(Ticket.status, "solved") {
      change.row[Ticket.closedAt] = operation.context.at
    }
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    guard change.old?[Ticket.status] == "solved", change.row[Ticket.status] != "solved" else {
      return
    }
    throw CRMError(.data, code: "closed", "ticket \(change.number) is solved")
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard change.becomes(Ticket.status, "solved") else { return [] }
    try editor.follow(.task, nil) { () throws(CRMError) in
      try editor.add([.set(Task.title, "Ask how it went")], to: .task, as: .effect)
    }
    return []
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    guard row[Ticket.status] == "solved" else { return }
    throw CRMError(.data, code: "closed", "what was solved is kept")
  }
}

struct UnseenNounTests {
  @Test(arguments: TestEngine.all)
  func `a noun of one file is written, followed, checked, kept and undone by its rules`(
    _ engine: TestEngine
  ) throws {
    let test = try TestDatabase(engine, Catalogue(adding: [Ticket.entry]))
    let database = test.database
    let table = try database.table(Ticket.name)
    let rules = ReadingRules(
      country: "NO", currency: try #require(Currency("NOK")), collation: .nb,
      clock: LocalClock(now: test.clock + 100, zone: .utc))
    func edit(_ body: (RecordEditor) throws(CRMError) -> Void) throws {
      try test.perform { operation throws(CRMError) in try body(RecordEditor(operation, rules)) }
    }
    func row() throws -> Row? {
      let row = Row(table.layout)
      return try database.load(1, of: table, into: row) ? row : nil
    }
    try edit { e throws(CRMError) in
      _ = try e.add([.set(Ticket.title, "It does not start")], to: Ticket.name)
    }
    #expect(try row()?.string(Ticket.status) == "new")
    let before = try test.content()
    try edit { e throws(CRMError) in
      _ = try e.edit(1, of: Ticket.name, [.set(Ticket.status, "solved")])
      #expect(e.takeConsequences().map { $0.noun } == [.task])
    }
    #expect(try row()?[Ticket.closedAt] != nil)
    #expect(
      refusal {
        try edit { e throws(CRMError) in
          _ = try e.edit(1, of: Ticket.name, [.set(Ticket.status, "new")])
        }
      } == "closed")
    #expect(
      refusal {
        try edit { e throws(CRMError) in
          _ = try RemoveRecords(e.operation, e.rules, others: .refuse).run([1], of: Ticket.name)
        }
      } == "closed")
    try test.perform(.undo) { operation throws(CRMError) in
      try operation.aim(at: 2)
      _ = try Undo(2, by: operation).run()
    }
    #expect(try test.content() == before)
  }
}
