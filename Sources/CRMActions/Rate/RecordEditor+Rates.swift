import CRMDomain
import CRMStore

extension RecordEditor {
  /// Refuses a second rate for a pair, a day and a source: one that was wrong is changed, and the log
  /// keeps what it was.
  func checkRate(_ draft: RecordDraft, _ old: Row?) throws(CRMError) {
    guard old == nil else { return }
    let row = draft.row
    let key = ["day", "base", "quote"].map { row.string($0) ?? "" }
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
