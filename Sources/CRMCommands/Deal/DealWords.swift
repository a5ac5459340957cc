import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

// What is said of deals.
extension CommandResult {
  /// `negotiation → won`
  func stages(
    _ before: FieldDifference.Value?, _ after: FieldDifference.Value?
  ) throws(CRMError) -> String {
    let book = try PipelineCatalogue(editor.database)
    func title(_ value: FieldDifference.Value?) -> String {
      guard case .record(_, let number)? = value, let stage = book.stage(number) else { return "" }
      return stage.title(language)
    }
    return title(before) + " → " + title(after)
  }

  /// What a deal is worth, and when it was closed.
  func closing(of deal: Int64) throws(CRMError) -> [String] {
    let table = try editor.database.table(.deal)
    let row = Row(table.layout)
    guard try editor.operation.load(deal, of: table, into: row) else { return [] }
    var parts: [String] = []
    if let amount = table.layout.column(Deal.amount), !row.isNull(amount) {
      parts.append(try money(row.integer(amount), row.string(Deal.currency)))
    }
    if row.string(Deal.status) == "open" {
      if let probability = table.layout.column(Deal.probability), !row.isNull(probability) {
        parts.append(try text(.decimal(row.integer(probability)), .percent))
      }
    } else if let at = row[Deal.closedAt] {
      parts.append("closed \(editor.rules.dates.clock.zone.local(at).day.description)")
    }
    return parts
  }
}
