import CRMDomain
import CRMStore

/// Hands somebody the most urgent ticket nobody has.
package struct NextTicket {
  private let editor: RecordEditor
  private var database: Database { editor.database }

  /// Within the operation of an editor: nobody else writes while it looks and takes.
  package init(_ editor: RecordEditor) { self.editor = editor }

  /// Takes it.
  ///
  /// - Returns: its number; nil where there is none.
  package func take(_ filters: [String]) throws(CRMError) -> Int64? {
    let user = editor.operation.user
    var texts: [String] = []
    var values: [SQLValue] = []
    if !filters.isEmpty,
      let condition = try RecordSelection(
        .ticket, filters: filters, RecordSelection.Options(searchesBareWords: true), in: database
      ).condition
    {
      texts.append("(\(condition.text))")
      values = condition.values
    }
    if let team = try database.connection.integer(TicketSQL.teamOf, .integer(user)) {
      values.append(.integer(team))
      texts.append("(t.team IS NULL OR t.team = $\(values.count))")
    } else if try !database.authority().role.isAdministrator {
      texts.append("t.team IS NULL")
    }
    for due in [true, false] {
      var first = 0
      while true {
        let numbers = try urgent(texts, values, due: due, from: first)
        for number in numbers where try database.mayChange(.ticket, number) {
          _ = try editor.edit(
            number, of: .ticket,
            [.refer(Ticket.assignee, to: user), .set(Ticket.status, "in_progress")],
            as: .move(Intent.Move()))
          return number
        }
        guard numbers.count == TicketSQL.urgentAtOnce else { break }
        first += numbers.count
      }
    }
    return nil
  }

  private func urgent(
    _ texts: [String], _ values: [SQLValue], due: Bool, from first: Int
  ) throws(CRMError) -> [Int64] {
    let rows = try database.connection.prepare(
      TicketSQL.urgent(texts, due: due, from: first))
    rows.bind(values)
    var numbers: [Int64] = []
    while try rows.step() { numbers.append(rows.integer(0)) }
    rows.reset()
    return numbers
  }
}
