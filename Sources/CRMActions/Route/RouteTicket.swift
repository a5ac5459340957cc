import CRMDomain
import CRMStore

/// Routes a ticket once more.
package struct RouteTicket {
  private let editor: RecordEditor

  /// Within the operation of an editor.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// Hands a ticket to whom the rules find.
  package func run(_ number: Int64) throws(CRMError) -> Routing.Result {
    let database = editor.database
    let table = try database.table(.ticket)
    let row = try database.unmergedTicket(number)
    guard row[Common.open] ?? true else {
      throw CRMError(
        .data, code: "closed", "ticket \(number) is \(row[Ticket.status] ?? "over")",
        hint: "crm ticket reopen \(number)")
    }
    let result = try Routing(database, at: editor.operation.context.at).route(row)
    guard result.hasRules else { return result }
    try TicketRules(editor).apply(result, to: row, in: table)
    try Promises(editor).renew(row, from: editor.operation.context.at)
    return result
  }
}
