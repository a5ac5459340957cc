import CRMDomain
import CRMStore

/// One rate of VAT of a code begins on a day.
struct VATRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    guard (0...100 * Decimal.scale).contains(row.integer(VAT.rate)) else {
      throw CRMError(.data, code: "invalid_value", "a rate of VAT is from 0 to 100 per cent")
    }
    let from = row.string(VAT.validFrom)
    let (country, code) = (row[VAT.country] ?? "", row[VAT.code] ?? "")
    let known = try database.connection.integer(
      QuoteSQL.sameVAT, .text(country), .text(code), SQLValue(from), .integer(change.number))
    try refuseSecond(
      known, "rate of \(country) \(code)" + (from.map { " from \($0)" } ?? ""), of: .vat)
  }
}

extension NounRules {
  /// Refuses a second record of what there is one of.
  func refuseSecond(_ known: Int64?, _ what: String, of noun: NounName) throws(CRMError) {
    guard let known else { return }
    var error = CRMError(
      .data, code: "exists", "there is a \(what) already, \(noun.rawValue) \(known)",
      hint: "change that one: crm \(noun.rawValue) edit \(known) …")
    error.candidates = ["\(noun.rawValue):\(known)"]
    throw error
  }
}
