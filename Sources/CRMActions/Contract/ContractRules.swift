import CRMDomain
import CRMStore

/// A contract is numbered, takes over what its order says, and is renewed by another one alone.
struct ContractRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
  static var jobs: [any Job.Type] { [RenewalJob.self] }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    try fillNumber(change, "C")
    if change.isTypedAnew, let order = row[Contract.order] { try fillOrder(row, order) }
    fillCompany(change)
    if change.isTypedAnew, row.isNull(Contract.owner), !change.draft.wrote(Contract.owner) {
      // Whoever looks after the company looks after what it has agreed to.
      let known = try row[Contract.company].flatMap { company throws(CRMError) in
        try database.connection.integer(ContractSQL.companyOwner, .integer(company))
      }
      row[Contract.owner] = known ?? operation.user
    }
    if change.becomes(Contract.status, "terminated") { row[Contract.autoRenew] = false }
  }

  /// A contract without a term is renewed for one that is said.
  func line(of move: Lifecycle.Move, _ change: RecordChange) -> String {
    let isWithout = move.to == "renewed" && change.row.isNull(Contract.termMonths)
    return "crm contract \(move.verb ?? "edit") \(change.number)"
      + (isWithout ? " term_months=12" : "")
  }

  /// What was renewed goes on as another.
  func line(insteadOf move: Lifecycle.Move, _ row: Row) throws(CRMError) -> String? {
    let next = try database.connection.integer(
      ContractSQL.successor, .integer(row.integer(RecordTable.id)))
    return next.map { "crm contract \(move.verb ?? "edit") \($0)" }
  }

  /// What an order says of the contract it brings: whose it is, and what its recurring lines bring in a month.
  private func fillOrder(_ row: Row, _ number: Int64) throws(CRMError) {
    let table = try database.table(.order)
    let order = Row(table.layout)
    guard try operation.load(number, of: table, into: order) else { return }
    for key in [Contract.company, Contract.contact, Contract.owner] where row.isNull(key) {
      row[key] = order[key]
    }
    guard row.isNull(Contract.mrr), let recurring = order[Order.recurring], recurring != 0 else {
      return
    }
    row[Contract.mrr] = recurring
    row[Contract.currency] = order[Order.currency]
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let (row, number) = (change.row, change.number)
    if change.old != nil, row[Contract.renews] == number {
      throw CRMError(.data, code: "cycle", "a contract does not renew itself")
    }
  }

  /// What asked about the end of a contract is done when it goes on or is given notice of; of one that is over only
  /// notice cannot be given any more.
  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    guard !change.isImported, let old = change.old else { return [] }
    if old[Contract.status] == "active", change.row[Contract.status] == "active" {
      try moveTasks(change, number)
    }
    if change.becomes(Contract.status, "terminated") { noteLate(change.row, number) }
    if change.becomes(Contract.status, "terminated") || change.becomes(Contract.status, "renewed") {
      try end(ContractSQL.endingTasks, of: number, as: "done")
    } else if change.becomes(Contract.status, "ended") {
      try end(ContractSQL.noticeTasks, of: number, as: "cancelled")
    }
    return []
  }

  /// Says that the last day for notice was over: what was agreed may let the contract go on all the same.
  private func noteLate(_ row: Row, _ number: Int64) {
    guard let days = row[Contract.noticeDays], let ends = row[Contract.endsOn] else { return }
    let last = ContractTerms.notice(of: ends, days: Int(days))
    guard last < rules.dates.clock.today else { return }
    note("the last day to give notice of contract \(number) was \(last.description)")
  }

  /// What asks about an end is about the end there is: of another one `crm run` makes tasks anew, and the last day
  /// for notice is as many days before it as is agreed.
  private func moveTasks(_ change: RecordChange, _ number: Int64) throws(CRMError) {
    if change.differs(Contract.endsOn) {
      return try end(ContractSQL.endingTasks, of: number, as: "cancelled")
    }
    guard change.differs(Contract.noticeDays) else { return }
    guard let days = change.row[Contract.noticeDays], let ends = change.row[Contract.endsOn] else {
      return try end(ContractSQL.noticeTasks, of: number, as: "cancelled")
    }
    let last = ContractTerms.notice(of: ends, days: Int(days))
    for task in try database.connection.numbers(ContractSQL.noticeTasks, .integer(number)) {
      try editor.follow(.task, task) { () throws(CRMError) in
        try editor.edit(task, of: .task, [.set(Task.due, last.description)], as: .effect)
      }
    }
  }

  private func end(_ sql: String, of contract: Int64, as status: String) throws(CRMError) {
    for task in try database.connection.numbers(sql, .integer(contract)) {
      try editor.follow(.task, task, status) { () throws(CRMError) in
        try TaskRules(editor).finish(task, as: status)
      }
    }
  }

  /// A contract that was renewed by one that goes is again what it was.
  func removed(
    _ successor: Row, isLeaving: (NounName, Int64) -> Bool
  ) throws(CRMError) {
    guard let number = successor[Contract.renews], !isLeaving(.contract, number) else { return }
    let table = try database.table(.contract)
    let row = Row(table.layout)
    guard try operation.load(number, of: table, into: row), row[Contract.status] == "renewed"
    else { return }
    let before = try operation.statement(ContractSQL.renewedFrom)
    before.bind(1, number)
    defer { before.reset() }
    let state = try before.step() ? before.string(0) : nil
    _ = try editor.edit(
      number, of: .contract, [.set(Contract.status, state ?? "active")],
      as: .effect)
  }
}
