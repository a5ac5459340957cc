import CRMDomain
import CRMStore

// What products, prices, rates of VAT and quotas ask beyond their own fields.
extension RecordEditor {
  /// A price is in a currency, and never below nothing.
  func checkPrice(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    if let column = draft.layout.column(Price.currency), row.isNull(column) {
      row.set(column, rules.currency.code)
    }
    for name in ["amount", "min_quantity"] {
      if let number = value(name, row), number < 0 {
        throw CRMError(.data, code: "invalid_record", "a price is not below nothing, nor from less")
      }
    }
  }

  /// One rate of VAT begins on a day; one quota is somebody's in a period.
  func checkSingle(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    let row = draft.row
    let own = SQLValue.integer(old?.integer(RecordTable.id) ?? 0)
    let known: Int64?
    let what: String
    if draft.noun.name == .vat {
      guard (0...100 * Decimal.scale).contains(row.number(VAT.rate) ?? 0) else {
        throw CRMError(.data, code: "invalid_value", "a rate of VAT is from 0 to 100 per cent")
      }
      let from = row.string(VAT.validFrom)
      let (country, code) = (row.string(VAT.country) ?? "", row.string(VAT.code) ?? "")
      known = try database.connection.integer(
        QuoteSQL.sameVAT, .text(country), .text(code), from.map { .text($0) } ?? .null, own)
      what = "rate of \(country) \(code)" + (from.map { " from \($0)" } ?? "")
    } else {
      let period = row.string(Quota.period) ?? ""
      known = try database.connection.integer(
        DealSQL.sameQuota, SQLValue(row.number(Quota.user)), .text(period), own)
      what = "quota of theirs for \(period)"
    }
    guard let known else { return }
    let noun = draft.noun.name.rawValue
    var error = CRMError(
      .data, code: "exists", "there is a \(what) already, \(noun) \(known)",
      hint: "change that one: crm \(noun) edit \(known) …")
    error.candidates = ["\(noun):\(known)"]
    throw error
  }

  /// Refuses products that require each other round in a circle, or exclude what they require.
  func checkProduct(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    for name in ["price", "cost"] {
      if let amount = value(name, draft.row), amount < 0 {
        throw CRMError(.data, code: "invalid_record", "a \(name) is not below nothing")
      }
    }
    guard let requires = draft.layout.column(Product.requires),
      let excludes = draft.layout.column(Product.excludes)
    else { return }
    let own = old?.integer(RecordTable.id) ?? 0
    let excluded = Set(Mention.list(draft.row.text(excludes)).map { $0.id })
    if own != 0, excluded.contains(own) {
      throw CRMError(.data, code: "cycle", "product \(own) cannot exclude itself")
    }
    let table = try database.table(.product)
    let row = Row(table.layout)
    var queue = Mention.list(draft.row.text(requires)).map { $0.id }
    var seen: Set<Int64> = []
    while let next = queue.popLast() {
      guard seen.insert(next).inserted else { continue }
      if own != 0, next == own {
        throw CRMError(
          .data, code: "cycle", "product \(own) would require itself, over what it requires")
      }
      if excluded.contains(next) {
        throw CRMError(
          .data, code: "cycle", "the product would exclude product \(next), which it requires")
      }
      if try operation.load(next, of: table, into: row) {
        queue += Mention.list(row.text(requires)).map { $0.id }
      }
    }
  }
}
