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
  /// - Throws: `data` where it was renewed already and something else is said, has no end, or was terminated.
  package func run(
    _ contract: Int64, _ changes: [FieldChange]
  ) throws(CRMError) -> (outcome: RecordEditor.Outcome, successor: Int64) {
    let table = try database.table(.contract)
    let row = Row(table.layout)
    guard try editor.operation.load(contract, of: table, into: row) else {
      throw .notFound("there is no contract \(contract)")
    }
    if let next = try database.connection.integer(ContractSQL.successor, .integer(contract)) {
      if changes.isEmpty {
        return (RecordEditor.Outcome(number: contract, result: "unchanged"), next)
      }
      throw CRMError(
        .data, code: "renewed", "contract \(contract) is renewed by contract \(next) already",
        hint: "crm contract edit \(next)" + changes.map { " " + $0.word }.joined())
    }
    guard ["active", "ended"].contains(row.string(Contract.status) ?? "") else {
      throw CRMError(
        .data, code: "closed", "contract \(contract) is \(row.string(Contract.status) ?? "")")
    }
    guard let end = row[Contract.endsOn] else {
      throw CRMError(
        .data, code: "no_end", "contract \(contract) has no end, so there is nothing to renew")
    }
    let term = row[Contract.termMonths]
    let saysTerm = [Contract.termMonths.name, Contract.endsOn.name]
    guard term != nil || changes.contains(where: { saysTerm.contains($0.path) }) else {
      throw CRMError(
        .data, code: "required", "contract \(contract) has no term",
        hint: "say how long the next one is: crm contract renew \(contract) term_months=12")
    }
    guard end.date.year < 9900 else {
      throw CRMError(.data, code: "too_large", "contract \(contract) has no end that comes")
    }
    let next = Row(table.layout)
    next.copy(row)
    let own: [any AnyKey] = [
      Common.externalIds, Common.createdAt, Common.createdBy, Contract.endsOn, Contract.order,
    ]
    for key in own { next.setNull(key) }
    next[Contract.startsOn] = end + 1
    next[Contract.renews] = contract
    next.enter("active")
    next[Contract.number] = try ContractRules(editor).nextName("C", .contract)
    if let term {
      let anchor = row[Contract.anchor] ?? end + 1
      next[Contract.endsOn] = ContractTerms.end(of: end + 1, months: Int(term), anchor: anchor)
    }
    let successor = try editor.operation.insert(next, into: table)
    if !changes.isEmpty { _ = try editor.edit(successor, of: .contract, changes) }
    let outcome = try editor.edit(
      contract, of: .contract, [.set(Contract.status, "renewed")],
      as: .move(Intent.Move(closes: true)))
    return (outcome, successor)
  }
}
