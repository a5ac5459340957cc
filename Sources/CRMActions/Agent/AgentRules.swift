import CRMDomain
import CRMStore

/// There is one agent for a user.
struct AgentRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }

  func check(_ change: inout RecordChange) throws(CRMError) {
    guard let user = change.row[Agent.user],
      let same = try database.connection.integer(
        TicketSQL.sameAgent, .integer(user), .integer(change.number))
    else { return }
    throw CRMError(
      .data, code: "exists", "user \(user) is agent \(same) already",
      hint: "change that one: crm agent edit \(same) capacity=…")
  }
}
