import CRMDomain
import CRMStore

/// There is one rate for a pair, a day and a source: one that was wrong is changed, and the log keeps what it was.
struct RateRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    guard change.old == nil else { return }
    let row = change.row
    let key = [row.string(Rate.day), row.string(Rate.base), row.string(Rate.quote)].map { $0 ?? "" }
    let known = try database.connection.integer(
      RateSQL.same, .text(key[0]), .text(key[1]), .text(key[2]),
      .text(row.string(Rate.source) ?? ""))
    guard let known else { return }
    var error = CRMError(
      .data, code: "exists",
      "there is a rate of \(key[1]) in \(key[2]) on \(key[0]) already, rate \(known)",
      hint: "if that one is wrong: crm rate edit \(known) rate=…")
    error.candidates = ["rate:\(known)"]
    throw error
  }
}
