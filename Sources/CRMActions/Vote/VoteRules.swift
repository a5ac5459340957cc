import CRMDomain
import CRMStore

/// Somebody votes once for a ticket, and from where they work.
struct VoteRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func complete(_ change: inout RecordChange) throws(CRMError) { fillCompany(change) }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    guard row[Vote.contact] != nil || row[Vote.company] != nil else {
      throw CRMError(
        .data, code: "required", "a vote is somebody's", hint: "name a contact or a company")
    }
    guard change.old == nil, let ticket = row[Vote.ticket], let contact = row[Vote.contact],
      let same = try database.connection.integer(
        TicketSQL.voted, .integer(ticket), .integer(contact))
    else { return }
    var error = CRMError(
      .data, code: "exists", "contact \(contact) voted for ticket \(ticket) already, vote \(same)",
      hint: "look at it with: crm vote show \(same)")
    error.candidates = ["vote:\(same)"]
    throw error
  }
}
