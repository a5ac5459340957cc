import CRMDomain
import CRMStore

/// Somebody votes once for a ticket, and from where they work.
struct VoteRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {
    let wanted = Set(numbers)
    try MergedTickets(database).refuse(.vote, TicketSQL.leftBehind(.vote)) { one, _ in
      wanted.contains(one)
    }
  }

  func complete(_ change: inout RecordChange) throws(CRMError) {
    try followMerged(change, Vote.ticket)
    fillCompany(change)
  }

  func check(_ change: inout RecordChange) throws(CRMError) {
    let row = change.row
    guard row[Vote.contact] != nil || row[Vote.company] != nil else {
      throw CRMError(
        .data, code: "required", "a vote is somebody's", hint: "name a contact or a company")
    }
    guard change.old == nil || change.differs(Vote.ticket, Vote.contact, Vote.company),
      let ticket = row[Vote.ticket],
      let same = try database.connection.integer(
        TicketSQL.votedSame, .integer(ticket), .integer(row[Vote.contact] ?? 0),
        .integer(row[Vote.company] ?? 0), .integer(change.number))
    else { return }
    let who =
      row[Vote.contact].map { "contact \($0)" } ?? row[Vote.company].map { "company \($0)" } ?? ""
    var error = CRMError(
      .data, code: "exists", "\(who) voted for ticket \(ticket) already, vote \(same)",
      hint: "look at it with: crm vote show \(same)")
    error.candidates = ["vote:\(same)"]
    throw error
  }
}
