import CRMDomain
import CRMStore

/// A price is in a currency, and never below nothing.
struct PriceRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    if change.row.isNull(Price.currency) { change.row[Price.currency] = rules.currency }
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let keys: [any AnyKey] = [Price.amount, Price.minQuantity]
    guard keys.contains(where: { change.row.integer($0) < 0 }) else { return }
    throw CRMError(.data, code: "invalid_record", "a price is not below nothing, nor from less")
  }
}
