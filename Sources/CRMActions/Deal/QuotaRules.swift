import CRMDomain
import CRMStore

/// One quota is somebody's in a period.
struct QuotaRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let period = change.row.string(Quota.period) ?? ""
    let known = try database.connection.integer(
      DealSQL.sameQuota, SQLValue(change.row[Quota.user]), .text(period), .integer(change.number))
    try refuseSecond(known, "quota of theirs for \(period)", of: .quota)
  }
}
