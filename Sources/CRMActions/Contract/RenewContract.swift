import CRMDomain
import CRMStore

/// A contract that goes on: a successor takes its place, linked to it, for another term.
package struct RenewContract {
  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Within an operation.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// Renews a contract.
  ///
  /// - Parameter changes: what the successor has otherwise: another price, another term.
  /// - Returns: what became of the contract, and the number of the one that follows.
  /// - Throws: `data` where it was renewed already, has no end, or was terminated.
  package func run(
    _ contract: Int64, _ changes: [FieldChange]
  ) throws(CRMError) -> (outcome: RecordEditor.Outcome, successor: Int64) {
    let table = try database.table(.contract)
    let row = Row(table.layout)
    guard try editor.operation.load(contract, of: table, into: row) else {
      throw .notFound("there is no contract \(contract)")
    }
    if let next = try database.connection.integer(ContractSQL.successor, .integer(contract)) {
      throw CRMError(
        .data, code: "renewed", "contract \(contract) is renewed by contract \(next) already",
        hint: "crm contract show \(next)")
    }
    guard ["active", "ended"].contains(row.string(Contract.status) ?? "") else {
      throw CRMError(
        .data, code: "closed", "contract \(contract) is \(row.string(Contract.status) ?? "")")
    }
    guard let end = row[Contract.endsOn] else {
      throw CRMError(
        .data, code: "no_end", "contract \(contract) has no end, so there is nothing to renew")
    }
    func number(_ name: String) -> Int64? {
      table.layout.column(name).flatMap { row.isNull($0) ? nil : row.integer($0) }
    }
    guard
      number("term_months") != nil
        || changes.contains(where: { ["term_months", "ends_on"].contains($0.path) })
    else {
      throw CRMError(
        .data, code: "required", "contract \(contract) has no term",
        hint: "say how long the next one is: crm contract renew \(contract) term_months=12")
    }
    guard end.date.year < 9900 else {
      throw CRMError(.data, code: "too_large", "contract \(contract) has no end that comes")
    }
    let next = Row(table.layout)
    next.copy(row)
    for name in ["number", "external_ids", "created_at", "created_by", "ends_on", "sales_order"] {
      if let column = table.layout.column(name) { next.setNull(column) }
    }
    next.set(table.layout[Contract.startsOn], (end + 1).description)
    next.set(table.layout[Contract.renews], contract)
    next.set(table.layout[Contract.status], "active")
    next.set(table.layout[Contract.open], 1)
    next.set(
      table.layout[Contract.number], try editor.nextName("C", .contract))
    if let term = number("term_months") {
      let anchor = row[Contract.anchor] ?? end + 1
      next.set(
        table.layout[Contract.endsOn],
        ContractRules.end(of: end + 1, months: Int(term), anchor: anchor).description)
    }
    let successor = try editor.operation.insert(next, into: table)
    if !changes.isEmpty { _ = try editor.edit(successor, of: .contract, changes) }
    let outcome = try editor.edit(
      contract, of: .contract, [.typed(Assignment(path: "status", value: "renewed"))])
    return (outcome, successor)
  }

  /// Refuses to end what is over, or goes on as another.
  package func refuseClosed(_ contract: Int64) throws(CRMError) {
    let table = try database.table(.contract)
    let row = Row(table.layout)
    guard try editor.operation.load(contract, of: table, into: row) else {
      throw .notFound("there is no contract \(contract)")
    }
    let status = row.string(Contract.status) ?? "active"
    guard status != "active" else { return }
    let next = try database.connection.integer(ContractSQL.successor, .integer(contract))
    throw CRMError(
      .data, code: "closed", "contract \(contract) is \(status)",
      hint: next.map { "crm contract terminate \($0)" })
  }

  /// Ends the tasks that a contract's end made.
  package func closeTasks(_ contract: Int64) throws(CRMError) -> [Int64] {
    let rows = try database.connection.prepare(ContractSQL.endingTasks)
    rows.bind(1, contract)
    var tasks: [Int64] = []
    while try rows.step() { tasks.append(rows.integer(0)) }
    rows.reset()
    for task in tasks {
      _ = try editor.endTask(task, as: "done")
    }
    return tasks
  }
}
