import CRMDomain
import CRMStore

/// What winning a deal brings: a customer, and a task that hands it over to those who deliver.
struct WonDeals {
  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Within an operation.
  init(_ editor: RecordEditor) { self.editor = editor }

  /// The deals a file says were won: what they bring is done once all its rows are read, and those of rows that
  /// were rejected after all are gone.
  private final class Noted {
    var deals: [Int64] = []
    /// Whom they were won with, so far.
    var parties: Set<String> = []
  }

  /// Notes a deal of a file.
  func note(_ deal: Int64) {
    let noted = editor.memory[Noted.self] ?? Noted()
    noted.deals.append(deal)
    editor.memory[Noted.self] = noted
  }

  /// Does what the won deals of a file bring: tasks where that was asked for.
  func followNoted() throws(CRMError) {
    guard let noted = editor.memory[Noted.self] else { return }
    editor.memory[Noted.self] = nil
    let table = try database.table(.deal)
    let row = Row(table.layout)
    for deal in noted.deals where try editor.operation.load(deal, of: table, into: row) {
      if let (noun, number) = party(of: row),
        noted.parties.insert("\(noun.rawValue):\(number)").inserted
      {
        // A file tells of the past: who has a life cycle already keeps it.
        try makeCustomer(noun, number) { $0 == nil }
      }
      if editor.options.hasEffects { try handOver(deal) }
    }
  }

  /// Does what a deal brings that is won here and now.
  func follow(_ deal: Row, _ number: Int64, makesTask: Bool) throws(CRMError) {
    if let (noun, party) = party(of: deal) {
      try makeCustomer(noun, party) { !["customer", "advocate"].contains($0 ?? "") }
    }
    if makesTask { try handOver(number) }
  }

  /// Whom a deal is with: the company, or a contact without one.
  private func party(of deal: Row) -> (NounName, Int64)? {
    deal[Deal.company].map { (.company, $0) } ?? deal[Deal.contact].map { (.contact, $0) }
  }

  private func makeCustomer(
    _ noun: NounName, _ number: Int64, where fits: (String?) -> Bool
  ) throws(CRMError) {
    let table = try database.table(noun)
    let row = Row(table.layout)
    guard try editor.operation.load(number, of: table, into: row), fits(row[Contact.lifecycle])
    else { return }
    try editor.follow(noun, number) { () throws(CRMError) in
      try editor.edit(number, of: noun, [.set(Contact.lifecycle, "customer")], as: .effect)
    }
  }

  /// Makes the task, unless one is open already: a deal that was won, reopened and won again is handed over once.
  private func handOver(_ deal: Int64) throws(CRMError) {
    let origin = "hand-over:\(deal)"
    guard try database.connection.integer(TaskSQL.openByOrigin, .text(origin)) == nil else {
      return
    }
    let dates = editor.rules.dates
    let due = try dates.adding(workdays: 2, to: dates.clock.today)
    try editor.follow(.task, nil) { () throws(CRMError) in
      let task = try editor.add(
        [
          .set(Task.title, "Hand over to delivery"), .refer(Task.deal, to: deal),
          .set(Task.due, due.description),
        ], to: .task, as: .effect)
      try editor.write(origin, to: Task.origin, of: task.number, .task)
      return task
    }
  }
}
