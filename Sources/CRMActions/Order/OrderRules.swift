import CRMDomain
import CRMStore

/// An order is numbered, of a day, in one currency, and the only one of its quote.
struct OrderRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
  static var jobs: [any Job.Type] { [RiskJob.self] }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    try fillNumber(change, "O")
    if row.isNull(Order.orderedOn), !change.draft.wrote(Order.orderedOn) {
      row[Order.orderedOn] = rules.dates.clock.today
    }
    fillCompany(change)
    try fillPlace(change)
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    if let old = change.old, change.differs(Order.currency) {
      try QuoteRules(editor).refuseLines(old, .null, .integer(change.number), "order")
    }
    guard !change.isImported, let quote = change.row[Order.quote],
      quote != change.old?[Order.quote],
      let order = try database.connection.integer(QuoteSQL.orderOfQuote, .integer(quote)),
      order != change.number
    else { return }
    throw CRMError(
      .data, code: "exists", "the quote became order \(order) already",
      hint: "crm order show \(order)")
  }

  static func mayRestore(
    _ operation: LoggedOperation, _ direction: UndoOperation.Direction, in database: Database
  ) throws(CRMError) {
    guard direction == .undo,
      let order = try database.connection.integer(QuoteSQL.confirmedBy, .integer(operation.id))
    else { return }
    throw operation.refusal(
      "sent a confirmation, and what was sent stays sent",
      hint: "change the order and send it again: crm order send \(order)")
  }

  func mayRemove(_ row: Row) throws(CRMError) {
    let number = row.integer(RecordTable.id)
    guard try database.connection.integer(QuoteSQL.sentOrders, .integer(number)) != nil else {
      return
    }
    let name = row[Order.number] ?? "order \(number)"
    throw CRMError(
      .data, code: "sent", "the confirmation of \(name) was sent, and is kept",
      hint: "cancel it: crm order edit \(name) status=cancelled")
  }

  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference] {
    try LineRules(editor).repriceIfNeeded(change, keepsPrices: true)
    return []
  }
}
